namespace MeetingHub.Web.Reports;

/// <summary>Finds a browser that can print to PDF.</summary>
internal static class InstalledBrowser
{
    // Those without windows first: they start in half the time.
    private static readonly string[] Names = ["chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    /// <summary>The one that is named, or the first of those that are usual; null where there is none.</summary>
    public static string? Find(string? named) => string.IsNullOrWhiteSpace(named) ? Names.Select(OnPath).Concat(UsualPlaces().Where(File.Exists)).FirstOrDefault(f => f is not null)
        : Path.IsPathRooted(named) ? (File.Exists(named) ? named : null)
        : OnPath(named);

    /// <summary>The program of this name; null where it is not on the path.</summary>
    public static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);

    // Where Windows and macOS install them, which is on no path.
    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            foreach (var name in (string[])["Chromium", "Google Chrome", "Microsoft Edge"]) yield return $"/Applications/{name}.app/Contents/MacOS/{name}";
        }
        else if (OperatingSystem.IsWindows())
        {
            foreach (var root in (Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData])
                foreach (var program in (string[])[@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe"])
                    yield return Path.Combine(Environment.GetFolderPath(root), program);
        }
    }
}
