using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class NoteMergeTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nB\nc", "a\nb\nc\nd", "a\nB\nc\nd")]
    [InlineData("a\nb\nc", "a\nb", "A\nb\nc", "A\nb")]
    [InlineData("one two three", "ONE two three", "one two THREE", "ONE two THREE")]
    [InlineData("- first", "- first\n- theirs", "- first and more", "- first and more\n- theirs")]
    [InlineData("topic\n", "topic\ntheirs", "topic\nmine", "topic\ntheirs\nmine")]
    [InlineData("x", "x y", "x z", "x y z")]
    [InlineData("same", "other", "other", "other")]
    public void Edits_of_different_places_stand_side_by_side(string original, string theirs, string mine, string merged)
    {
        var result = NoteMerge.Merge(original, theirs, mine);

        Assert.Equal(merged, result.Text);
        Assert.Empty(result.Conflicts);
    }

    [Fact]
    public void What_both_changed_into_something_else_keeps_both_until_somebody_chooses()
    {
        var result = NoteMerge.Merge("head\nthe vote is on Monday\ntail", "head\nthe vote is on Tuesday\ntail", "HEAD\nthe vote is on Friday\ntail");

        Assert.Equal("HEAD\nthe vote is on Tuesday\ntail", result.Text);
        Assert.Equal([new MergeConflict("the vote is on Tuesday", "the vote is on Friday")], result.Conflicts);
    }

    [Fact]
    public void Whole_texts_that_have_nothing_in_common_are_merged_in_good_time()
    {
        static string Text(string mark) => string.Join('\n', Enumerable.Range(0, 60_000).Select(n => mark + n));

        var merged = NoteMerge.Merge(Text("o"), Text("t"), Text("m"));

        Assert.Equal(Text("t").Length, merged.Text.Length);
        Assert.NotEmpty(merged.Conflicts);
    }

    [Fact]
    public void What_is_sent_twice_because_the_answer_was_lost_is_there_once() =>
        Assert.Equal("a\nhello world", NoteMerge.Merge("a\n", "a\nhello", "a\nhello world").Text);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_that_either_put_in_is_lost(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 400; round++)
        {
            var original = string.Join('\n', Enumerable.Range(0, random.Next(1, 9)).Select(n => string.Join(' ', Enumerable.Range(0, random.Next(0, 5)).Select(w => $"o{n}x{w}"))));
            var (theirs, mine) = (PutIn(original, "t", random), PutIn(original, "m", random));

            var merged = NoteMerge.Merge(original, theirs, mine);

            Assert.Empty(merged.Conflicts);
            var words = merged.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
            var expected = theirs.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Concat(mine.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(expected, words);
        }
    }

    [Fact]
    public void Whatever_is_changed_is_in_the_text_or_in_a_conflict()
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var original = string.Join('\n', Enumerable.Range(0, 8).Select(n => $"line{n} of{n}"));
            var (theirs, mine) = (Change(original, "t", random), Change(original, "m", random));

            var merged = NoteMerge.Merge(original, theirs, mine);

            var all = merged.Text + "\n" + string.Join('\n', merged.Conflicts.Select(c => c.Theirs + "\n" + c.Mine));
            Assert.All(new[] { theirs, mine }.SelectMany(t => t.Split([' ', '\n'])).Where(w => w.StartsWith('t') || w.StartsWith('m')), word => Assert.Contains(word, all, StringComparison.Ordinal));
        }
    }

    private static string PutIn(string text, string mark, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var i = 0; i < random.Next(1, 5); i++)
        {
            var at = random.Next(lines.Count + 1);
            if (random.Next(2) == 0 || at == lines.Count) lines.Insert(at, $"{mark}{i} {mark}{i}b");
            else lines[at] = $"{lines[at]} {mark}{i}".Trim();
        }
        return string.Join('\n', lines);
    }

    private static string Change(string text, string mark, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var i = 0; i < random.Next(1, 4); i++)
        {
            var at = random.Next(lines.Count);
            if (random.Next(3) == 0) lines.RemoveAt(at);
            else lines[at] = $"{mark}{i}z{random.Next(100)}";
        }
        return string.Join('\n', lines);
    }
}
