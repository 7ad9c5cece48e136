using System.Diagnostics;

namespace MeetingHub.Formats.Tests.Export;

/// <summary>Readers that nobody here wrote, run as programs of their own.</summary>
internal static class Tools
{
    public const string Python = "/usr/bin/python3";

    /// <summary>The folder that ical.js is installed in; null where npm or the network is missing.</summary>
    public static Lazy<string?> IcalJsFolder { get; } = new(() => Install("ical.js", "2.2.1"));

    /// <summary>The folder that CommonMark's own examples are installed in; null where npm or the network is missing.</summary>
    public static Lazy<string?> CommonMarkFolder { get; } = new(() => Install("commonmark-spec", "0.31.2"));

    public static string Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!; // a file is started
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
        return output;
    }

    private static string? Install(string package, string version)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"meetinghub-tests-{package}@{version}");
        if (Directory.Exists(Path.Combine(folder, "node_modules", package))) return folder;
        var making = Directory.CreateTempSubdirectory("meetinghub-tests-npm-").FullName;
        try
        {
            Run("npm", making, "install", "--prefix", making, "--silent", "--no-audit", "--no-fund", "--ignore-scripts", $"{package}@{version}");
            // Another run may have been faster.
            if (!Directory.Exists(folder)) Directory.Move(making, folder);
            return folder;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>A test that needs a Python package of Debian: skipped where it is missing, except in CI.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(params string[] packages)
    {
        var missing = packages.Where(p => !Directory.Exists("/usr/lib/python3/dist-packages/" + p)).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("CI") is null) Skip = $"Debian's python3-{string.Join(", python3-", missing)} is not installed.";
    }
}

/// <summary>A test that needs ical.js of the npm registry: skipped where it cannot be installed, except in CI.</summary>
internal sealed class IcalJsFactAttribute : FactAttribute
{
    public IcalJsFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") is null && Tools.IcalJsFolder.Value is null) Skip = "npm, or the network to install ical.js, is missing.";
    }
}

/// <summary>A test that needs CommonMark's examples of the npm registry: skipped where they cannot be installed, except in CI.</summary>
internal sealed class CommonMarkFactAttribute : FactAttribute
{
    public CommonMarkFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") is null && Tools.CommonMarkFolder.Value is null) Skip = "npm, or the network to install commonmark-spec, is missing.";
    }
}
