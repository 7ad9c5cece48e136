namespace MeetingHub.EndToEnd;

/// <summary>Where the browser is: what <c>CHROMIUM</c> names, or else the first one on the path. None is ever downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : OnThePath();

    /// <summary>Why browser tests cannot run here; null where they can, and in CI, where a missing browser is a failure.</summary>
    public static string? Missing { get; } =
        Path is null && Environment.GetEnvironmentVariable("CI") is null ? "No Chromium is on the path, and CHROMIUM names none." : null;

    // As root there is no sandbox, and nothing but the site under test may be asked for anything.
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static string? OnThePath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}

/// <summary>A test in a real browser: skipped with a reason where there is none, a failure in CI.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}

/// <summary>A test in a real browser, once for each line of data.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
