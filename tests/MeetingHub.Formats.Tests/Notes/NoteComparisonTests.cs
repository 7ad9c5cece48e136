using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class NoteComparisonTests
{
    [Fact]
    public void A_changed_line_is_told_word_by_word_and_the_others_stay() => Assert.Equal(
        ["a", "one -two- three", "one +2+ three", "b", "+new+"],
        NoteComparison.Compare("a\none two three\nb", "a\none 2 three\nb\nnew").Select(Told));

    [Fact]
    public void What_was_begun_and_what_was_emptied_is_told_whole()
    {
        Assert.Equal(["+a+", "+b+"], NoteComparison.Compare("", "a\nb").Select(Told));
        Assert.Equal(["-a-", "-b-"], NoteComparison.Compare("a\nb", "").Select(Told));
        Assert.Equal(["a"], NoteComparison.Compare("a", "a").Select(Told));
    }

    [Fact]
    public void The_longest_notes_of_which_every_line_was_changed_are_told_block_by_block_and_soon()
    {
        var (before, after) = (string.Join('\n', Enumerable.Range(0, 60_000).Select(n => $"a {n}")), string.Join('\n', Enumerable.Range(0, 60_000).Select(n => $"b {n}")));

        var told = NoteComparison.Compare($"same\n{before}\nend", $"same\n{after}\nend");

        Assert.Equal(120_002, told.Count);
        Assert.Equal(("same", "-a 0-", "+b 0+", "end"), (Told(told[0]), Told(told[1]), Told(told[60_001]), Told(told[^1])));
        // Many long lines cost more together than any one of them.
        Assert.Equal(400, NoteComparison.Compare(Long('a'), Long('b')).Count);
        Assert.Equal(2, NoteComparison.Compare(new string('a', 300_000), string.Concat(Enumerable.Repeat("b ", 150_000))).Count);
    }

    private static string Long(char word) => string.Join('\n', Enumerable.Range(0, 200).Select(n => string.Concat(Enumerable.Repeat($"{word} ", 990)) + n));

    private static string Told(IReadOnlyList<ComparedPiece> line) => string.Concat(line.Select(p => p.Change switch { ComparedChange.Deleted => $"-{p.Text}-", ComparedChange.Inserted => $"+{p.Text}+", _ => p.Text }));
}
