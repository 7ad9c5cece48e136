using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Names;

/// <summary>Takes an enumeration in prose apart: "A, B and C", "A (X), B (Y) y C (Z)".</summary>
internal static class NameList
{
    /// <summary>The items of the list in a stretch. Brackets stay with their item; "and" divides only before the last item.</summary>
    public static List<Stretch> Split(Passage passage, Stretch stretch)
    {
        stretch = passage.Trim(stretch, ".,;:");
        var items = new List<Stretch>();
        var depth = 0;
        var start = stretch.Start;
        foreach (var i in passage.TokensIn(stretch))
        {
            var token = passage.Tokens[i];
            if (token.Folded is "(" or "[") depth++;
            else if (token.Folded is ")" or "]") depth--;
            else if (depth <= 0 && token.Folded is "," or ";" or "\v")
            {
                Add(start, token.Start);
                start = token.End;
            }
        }
        var tail = new Stretch(start, stretch.End);
        if (LastJoint(passage, tail) is { } joint)
        {
            Add(tail.Start, passage.Tokens[joint].Start);
            Add(passage.Tokens[joint].End, tail.End);
        }
        else
        {
            Add(tail.Start, tail.End);
        }
        return items;

        void Add(int from, int to)
        {
            var item = WithoutJoint(passage, passage.Trim(new Stretch(from, to), ".:"));
            if (item.Length == 0) return;
            // "Spain and Portugal, …": two countries are two wherever they stand.
            if (item.End < stretch.End && LastJoint(passage, item) is { } both && IsCountry(passage, new Stretch(item.Start, passage.Tokens[both].Start)) && IsCountry(passage, new Stretch(passage.Tokens[both].End, item.End)))
            {
                items.Add(passage.Trim(new Stretch(item.Start, passage.Tokens[both].Start)));
                items.Add(passage.Trim(new Stretch(passage.Tokens[both].End, item.End)));
                return;
            }
            items.Add(item);
        }
    }

    // The last "and" outside brackets with a name after it.
    private static int? LastJoint(Passage passage, Stretch tail)
    {
        var depth = 0;
        int? joint = null;
        foreach (var i in passage.TokensIn(tail))
        {
            var token = passage.Tokens[i];
            if (token.Folded is "(" or "[") depth++;
            else if (token.Folded is ")" or "]") depth--;
            else if (depth == 0 && token.Folded is "and" or "y" or "e" or "as" or "i" && token.Start > tail.Start && NextIsName(passage, i) && Divides(passage, tail, i)) joint = i;
        }
        return joint;
    }

    // "Society of Documentation and Scientific Information" is one name: what follows its "and" is no organisation by itself.
    private static bool Divides(Passage passage, Stretch tail, int joint)
    {
        var before = passage.TokensIn(new Stretch(tail.Start, passage.Tokens[joint].Start)).Where(t => passage.Tokens[t].IsCapital).ToList();
        var after = passage.TokensIn(new Stretch(passage.Tokens[joint].End, tail.End)).Where(t => passage.Tokens[t].IsCapital).ToList();
        // A bracket closes the name before it.
        if (before.Count == 0 || after.Count == 0 || passage.Tokens[joint - 1].Folded == ")") return true;
        return !Words.Is("organisation.head", passage.Tokens[before[0]].Folded) || after.Exists(t => Words.Is("organisation.head", passage.Tokens[t].Folded)) || after.TrueForAll(t => passage.Tokens[t].Kind == TokenKind.Capitals)
            || IsCountry(passage, new Stretch(passage.Tokens[joint].End, tail.End)) || passage.Of(new Stretch(passage.Tokens[joint].End, tail.End)).Contains('(', StringComparison.Ordinal)
            || (before.Count <= 2 && !passage.TokensIn(new Stretch(tail.Start, passage.Tokens[joint].Start)).Any(t => passage.Tokens[t].Folded is "of" or "de" or "da" or "do"));
    }

    private static bool IsCountry(Passage passage, Stretch stretch) => Places.Gazetteer.Instance.Country(passage.Of(passage.Trim(stretch, ".,"))) is not null;

    private static bool NextIsName(Passage passage, int joint)
    {
        var next = joint + 1;
        while (next < passage.Tokens.Count && Words.Is("connector", passage.Tokens[next].Folded)) next++;
        return next < passage.Tokens.Count && passage.Tokens[next].IsCapital;
    }

    private static Stretch WithoutJoint(Passage passage, Stretch item)
    {
        foreach (var i in passage.TokensIn(item))
        {
            if (passage.Tokens[i].Folded is not ("and" or "y" or "e" or "o" or "a" or "os" or "as" or "the" or "el" or "la" or "los" or "las" or "also" or "tambien" or "from" or "de" or "of" or "do" or "da")
                || (passage.Tokens[i].Kind == TokenKind.Capitalised && passage.Tokens[i].Folded is not ("the" or "a" or "and"))) return new Stretch(passage.Tokens[i].Start, item.End);
        }
        return item;
    }
}
