using System.Text.RegularExpressions;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

/// <summary>The logs that other minute takers are tested with, and what they expect of them.</summary>
public sealed partial class SharedMinutesTests
{
    private static string Folder => Path.Combine(TestFiles.Shared, "interop", "minutes");

    [SharedFact("interop/minutes")]
    public void Scribe_finds_the_same_actions_and_resolutions()
    {
        foreach (var path in Directory.GetFiles(Folder, "scribe2-*.test"))
        {
            var test = File.ReadAllText(path);
            // What it greps for, or what stands in the summary that it compares with.
            var expected = test.Contains("ResolutionSummary", StringComparison.Ordinal) ? Summarised().Matches(test) : Grepped().Matches(test);

            Assert.Equal(expected.Select(m => m.Groups[1].Value.Replace("\\", "", StringComparison.Ordinal)), NoteMarks.Find(Log().Match(test).Groups[1].Value).Select(m => m.Text));
        }
    }

    [SharedFact("interop/minutes")]
    public void MeetBot_finds_the_same_items()
    {
        var found = NoteMarks.Find(File.ReadAllText(Path.Combine(Folder, "meetbot-test-script-1.log.txt")));

        Assert.Equal(
            [
                (NoteMarkKind.Agreement, "we will include this new format if we so choose.", false), (NoteMarkKind.Decision, "we will not include this new format.", true),
                (NoteMarkKind.ActionItem, "üáç€", false), (NoteMarkKind.Agreement, "üáç€", false), (NoteMarkKind.Agreement, "üáç€", false), (NoteMarkKind.Decision, "üáç€", true),
                (NoteMarkKind.ActionItem, "blah", false), (NoteMarkKind.Agreement, "blah", false),
            ], found.Select(m => (m.Kind, m.Text, m.IsRefused)));
    }

    [SharedFact("interop/minutes")]
    public void Minutes_in_Portuguese_have_their_decisions_and_their_action()
    {
        var found = NoteMarks.Find(File.ReadAllText(Path.Combine(Folder, "pt-minutes-2025-10-23.md")));

        Assert.Equal([NoteMarkKind.Decision, NoteMarkKind.Decision, NoteMarkKind.ActionItem], found.Select(m => m.Kind));
        Assert.Equal("Continuar o acompanhamento da pré-operação do SMMA e da migração para nova máquina.", found[^1].Text);
    }

    [GeneratedRegex(@"<<EOF\n(.*?)\nEOF", RegexOptions.Singleline)]
    private static partial Regex Log();

    [GeneratedRegex("""grep -E '<li><a href="#\[\^"\]\+">(.*?)</a></li>'""")]
    private static partial Regex Grepped();

    [GeneratedRegex("""^<li><a href="#[^"]*">(.*?)</a></li>$""", RegexOptions.Multiline)]
    private static partial Regex Summarised();
}
