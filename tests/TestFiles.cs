using System.Runtime.CompilerServices;

namespace MeetingHub;

/// <summary>Where tests find the repository's own files and the reference data that lies beside the repository.</summary>
internal static class TestFiles
{
    public static string Root { get; } = FindRoot();

    /// <summary>Reference data with real people's names; never part of the repository.</summary>
    public static string Shared => Environment.GetEnvironmentVariable("MEETINGHUB_SHARED") ?? Path.Combine(Root, "..", "shared");

    public static string Seed(string number) => Directory.GetFiles(Path.Combine(Root, "seeds"), number + "_*.txt").Single();

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, ".."));
}

/// <summary>A test that needs a folder of the reference data: skipped with a reason where it is missing, a failure in CI.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string folder)
    {
        var path = Path.Combine(TestFiles.Shared, folder);
        if (!Directory.Exists(path) && Environment.GetEnvironmentVariable("CI") is null) Skip = $"The reference data '{folder}' is not beside the repository.";
    }
}

/// <summary>The same for a test with several cases.</summary>
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string folder) => Skip = new SharedFactAttribute(folder).Skip;
}
