using MeetingHub.Domain;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Meetings;

/// <summary>Whether a place or date belongs to the meeting itself or to one before, after or beside it.</summary>
internal static class Context
{
    /// <summary>What the words around a mention make of it: null for the meeting itself.</summary>
    /// <param name="passage">The passage of the mention.</param>
    /// <param name="mention">The place, date or word.</param>
    /// <param name="before">True where only words before the mention can change its meaning.</param>
    public static MeetingRelation? RelationAt(Passage passage, Stretch mention, bool before = false)
    {
        var sentence = passage.SentenceAt(mention.Start);
        MeetingRelation? relation = null;
        var nearest = int.MaxValue;
        foreach (var cue in passage.Cues)
        {
            if (!sentence.Contains(cue.Stretch) || cue.Topic is not ("previous" or "next" or "sideevent") || cue.Stretch.Overlaps(mention)) continue;
            if (!Refers(passage, sentence, cue) || (before && cue.Stretch.Start > mention.Start)) continue;
            var distance = cue.Stretch.End <= mention.Start ? Distance(passage, cue.Stretch.End, mention.Start) : 12 + Distance(passage, mention.End, cue.Stretch.Start);
            if (distance >= nearest || distance > 60) continue;
            nearest = distance;
            relation = cue.Topic switch { "previous" => MeetingRelation.Previous, "next" => MeetingRelation.Next, _ => MeetingRelation.Other };
        }
        return relation;
    }

    // "Since" and "next" speak of a meeting only where a meeting, an edition or an editions' place is spoken of.
    private static bool Refers(Passage passage, Stretch sentence, Lexicons.Cue cue)
    {
        var words = passage.Of(cue.Stretch).Count(c => c == ' ') + 1;
        if (cue.Topic == "sideevent" || cue.NamesEdition) return true;
        if (cue.Topic == "next" && passage.Has("announced", sentence)) return true;
        var near = new Stretch(Math.Max(sentence.Start, cue.Stretch.Start - 60), Math.Min(sentence.End, cue.Stretch.End + 90));
        return words > 2 || passage.Cues.Exists(c => c.Topic is "meeting" && near.Contains(c.Stretch)) || passage.Folded.AsSpan(near.Start, near.Length).ContainsAny(Editions);
    }

    private static readonly System.Buffers.SearchValues<string> Editions =
        System.Buffers.SearchValues.Create(["edition", "edicion", "edicao", "sede", "venue", "host"], StringComparison.Ordinal);

    // A comma or "and" between makes two clauses, which count as further apart.
    private static int Distance(Passage passage, int from, int to)
    {
        if (to <= from) return 0;
        var between = passage.Folded.AsSpan(from, to - from);
        return between.Length + (between.Contains(';') ? 40 : 0);
    }
}
