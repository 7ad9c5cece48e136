using System.CommandLine;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MeetingHub.Web.Commands;
using MeetingHub.Web.Site;
using Microsoft.Extensions.Configuration;

namespace MeetingHub.Web.Tests;

/// <summary>What the program can be told stands in <c>README.md</c>, and what it is made of in <c>src/README.md</c>.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(TestFiles.Root, "README.md"));

    [Fact]
    public void The_readme_begins_with_the_two_commands()
    {
        var first = FirstBlock().Match(Readme).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('#')[0].Trim());

        Assert.Equal(["dotnet run --project src/MeetingHub.Web", "dotnet test MeetingHub.sln"], first);
    }

    [Fact]
    public void The_readme_names_every_setting()
    {
        var options = typeof(SiteOptions).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace!.StartsWith("MeetingHub", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => $"{type.Name[..^"Options".Length]}:{p.Name}"));
        var sources = Directory.GetFiles(Path.Combine(TestFiles.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var read = sources.SelectMany(source => ConfigurationKey().Matches(source)).Select(m => m.Groups[1].Value);
        var connections = sources.SelectMany(source => ConnectionName().Matches(source)).Select(m => $"ConnectionStrings:{m.Groups[1].Value}");

        string[] settings = [.. options, .. read, .. connections, "Serilog"];
        Assert.Contains("Site:DefaultLanguage", settings);
        Assert.Contains("MEETINGHUB_DATA", settings);
        Assert.Equal([], settings.Where(setting => !Readme.Contains($"`{setting}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_readme_names_every_command_and_its_options()
    {
        var host = new CommandHost(new ConfigurationBuilder().Build(), () => Stream.Null, TextWriter.Null, TextWriter.Null, ShowsProgress: false);
        var commands = CommandLine.Root(host).Subcommands;

        string[] words = [.. commands.Select(c => $"`{c.Name}"), .. commands.SelectMany(c => c.Options).Where(o => o.Name is not ("--help" or "--version")).Select(o => o.Name)];
        Assert.NotEmpty(words);
        Assert.Equal([], words.Where(word => !Readme.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_package_that_is_used_has_its_reason_and_no_other_is_named()
    {
        var map = File.ReadAllText(Path.Combine(TestFiles.Root, "src", "README.md"));
        string[] projects =
        [
            .. Directory.GetFiles(Path.Combine(TestFiles.Root, "src"), "*.csproj", SearchOption.AllDirectories),
            .. Directory.GetFiles(Path.Combine(TestFiles.Root, "tests"), "*.csproj", SearchOption.AllDirectories),
            Path.Combine(TestFiles.Root, "tests", "Directory.Build.props"),
        ];
        var used = projects.SelectMany(file => XDocument.Load(file).Descendants("PackageReference")).Select(e => (string?)e.Attribute("Include")).OfType<string>();
        var named = PackageRow().Matches(map).Select(m => m.Groups[1].Value);

        Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("```\\w*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstBlock();

    [GeneratedRegex("""[cC]onfiguration(?:\[|\.GetValue(?:<\w+>)?\()"([\w:]+)""")]
    private static partial Regex ConfigurationKey();

    [GeneratedRegex("""GetConnectionString\("(\w+)""")]
    private static partial Regex ConnectionName();

    [GeneratedRegex(@"^\| `([\w.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex PackageRow();
}
