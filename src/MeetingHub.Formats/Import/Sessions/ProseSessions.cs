using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Meetings;
using MeetingHub.Formats.Import.Names;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Sessions;

/// <summary>Sessions that a report tells of in sentences: "a session on fundraising", "conversations around strategic planning".</summary>
internal static partial class ProseSessions
{
    public static IEnumerable<SessionDraft> Read(DocumentReading reading, Passage passage)
    {
        foreach (var sentence in passage.Sentences)
        {
            if (Context.RelationAt(passage, sentence) is not null || passage.Has("survey", sentence)) continue;
            foreach (var cue in passage.CuesOf("session.noun", sentence))
            {
                if (Told(passage, sentence) is false) continue;
                var title = Topic(passage, sentence, cue.Stretch.End);
                if (title.Length < 4) continue;
                yield return new SessionDraft(passage.Found(title), Facilitators(reading, passage, sentence), Abstract: passage.Found(sentence));
            }
            foreach (Match quote in Quoted().Matches(passage.Text[sentence.Start..sentence.End]))
            {
                var title = new Stretch(sentence.Start + quote.Groups["title"].Index, sentence.Start + quote.Groups["title"].Index + quote.Groups["title"].Length);
                var near = new Stretch(Math.Max(sentence.Start, title.Start - 90), title.Start);
                var speaker = reading.Names(passage, near).Any(n => n.Kind == NameKind.Person) && passage.Has("speak", sentence);
                if (!passage.Has("session.word", near) && !speaker) continue;
                if (passage.Cues.Exists(c => c.Topic == "speak" && Says().IsMatch(passage.Of(c.Stretch).ToLowerInvariant()) && sentence.Contains(c.Stretch))) continue;
                if (passage.TokensIn(title).Count(t => passage.Tokens[t].IsWord) > 16 || passage.Text[title.End - 1] is ',' or '.') continue;
                yield return new SessionDraft(passage.Found(title), Facilitators(reading, passage, sentence), Abstract: passage.Found(sentence));
            }
        }
    }

    // A report says that a session was, an announcement that it will be; a wish or a call for talks does neither.
    private static bool Told(Passage passage, Stretch sentence) => !passage.Has("call", sentence) && !passage.Has("objective", sentence);

    private static List<Found<string>> Facilitators(DocumentReading reading, Passage passage, Stretch sentence)
    {
        if (!passage.Has("facilitate", sentence) && !passage.Has("speak", sentence)) return [];
        return [.. reading.Names(passage, sentence).Where(n => n.Kind == NameKind.Person).Take(3).Select(n => passage.Found(n.Stretch))];
    }

    // The topic ends at a comma, a relative clause or the end of the sentence.
    private static Stretch Topic(Passage passage, Stretch sentence, int start)
    {
        var stop = TopicEnd().Match(passage.Folded, start);
        var end = stop.Success ? Math.Min(stop.Index, sentence.End) : sentence.End;
        return passage.Trim(new Stretch(start, end), ",.;:\"“”");
    }

    [GeneratedRegex(@",|;|\.(?:\s|$)|\(| that (?:are|is|were|was|will|included)\b| which\b| with (?:a|the)\b| facilitated\b| led by\b| and on other\b| que\b| a cargo\b| facilitad| ministrad| con la participacion\b| com a participacao\b| by \p{L}+\b")]
    private static partial Regex TopicEnd();

    [GeneratedRegex("[\"“«](?<title>[^\"”»“«]{8,160})[\"”»]")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(?:said|says|dijo|dice|disse|diz|afirm|señal|senal|destac|ressalt|cuenta|espera|sostuvo|expres|manifest|indic|agreg|acrescent|comment|coment|avali|stated|added|noted)")]
    private static partial Regex Says();
}
