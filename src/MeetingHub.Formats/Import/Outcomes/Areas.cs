using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Outcomes;

/// <summary>
/// Areas that a sentence lists ("we identified a few areas: A and B") and the sentences that then speak of the first, the
/// second, the latter, each listing what could be done in it.
/// </summary>
internal sealed partial class Areas
{
    private List<Found<string>> areas = [];

    /// <summary>The outcome that a sentence of such a passage is; null for any other sentence.</summary>
    public OutcomeDraft? Read(Passage passage, Stretch sentence)
    {
        var text = passage.Folded;
        var announcement = Announcement().Match(text, sentence.Start, sentence.Length);
        if (announcement.Success && passage.Has("agree", sentence))
        {
            var list = new Stretch(announcement.Index + announcement.Length, sentence.End);
            areas = [.. Items(passage, list).Select(passage.Found)];
            if (areas.Count >= 2) return new OutcomeDraft(OutcomeKind.Opportunity, passage.Found(sentence), null, [], IsGrouping: true);
        }
        if (areas.Count > 0 && Reference(text, sentence) is { } number && number <= areas.Count && ListStart(passage, sentence) is { } start)
        {
            var parts = Items(passage, new Stretch(start, sentence.End)).Select(passage.Found).ToList();
            return new OutcomeDraft(OutcomeKind.Opportunity, passage.Found(sentence), areas[number - 1], parts.Count > 1 ? parts : []);
        }
        if (passage.Has("opportunity", sentence) && passage.Has("agree", sentence) && Identified().IsMatch(text.AsSpan(sentence.Start, sentence.Length)))
            return new OutcomeDraft(OutcomeKind.Opportunity, passage.Found(sentence), null, []);
        return null;
    }

    // "For the first one", "as for the second point", "en cuanto al segundo", "quanto à primeira"
    private static int? Reference(string text, Stretch sentence)
    {
        var match = Ordinal().Match(text, sentence.Start, Math.Min(sentence.Length, 60));
        if (!match.Success) return null;
        return match.Groups["word"].Value switch { "former" => 1, "latter" => 2, var word => Words.Ordinal(word) };
    }

    // What is listed follows the words that say what was seen: "we identified as important aspects …".
    private static int? ListStart(Passage passage, Stretch sentence)
    {
        var lead = Lead().Match(passage.Folded, sentence.Start, sentence.Length);
        if (lead.Success) return lead.Index + lead.Length;
        return passage.CuesOf("agree", sentence).Select(c => (int?)c.Stretch.End).FirstOrDefault();
    }

    // Actions in a list begin with a verb, not a capital: ", and" and a comma before a gerund divide them.
    private static IEnumerable<Stretch> Items(Passage passage, Stretch list)
    {
        var text = passage.Folded[list.Start..list.End];
        var commas = CommaJoint().Matches(text);
        // Where commas divide, an "and" inside an item joins its own words.
        var cuts = (commas.Count > 0 ? commas : PlainJoint().Matches(text)).Select(m => (Start: list.Start + m.Index, End: list.Start + m.Index + m.Length)).ToList();
        var start = list.Start;
        foreach (var (from, to) in cuts)
        {
            if (Trimmed(new Stretch(start, from)) is { } item) yield return item;
            start = to;
        }
        if (Trimmed(new Stretch(start, list.End)) is { } last) yield return last;

        Stretch? Trimmed(Stretch stretch) => passage.Trim(stretch, ",.;:") is { Length: > 3 } trimmed ? trimmed : null;
    }

    [GeneratedRegex(@"\b(?:areas?|ejes|eixos|lines?|lineas|linhas|fields|topics|temas|themes|campos|prioridades|priorities)\b[^.:]{0,70}:")]
    private static partial Regex Announcement();

    [GeneratedRegex(@"\b(?:for|as for|on|regarding|in|about|concerning|en cuanto a|sobre|respecto a|para|quanto a|em relacao a|no|na)\s*(?:l|o|a)?\s*(?:the|el|la|o|a|al|ao)?\s*(?<word>first|second|third|fourth|former|latter|primer[ao]?|segund[ao]|tercer[ao]?|terceir[ao]|cuart[ao]|quart[ao])\b")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\b(?:as important aspects|important aspects|as important|como aspectos importantes|opportunities (?:related to|such as|for|in|to)|related to|such as|oportunidades (?:de|para|relacionadas con|relacionadas a)|aspectos importantes|como importantes?|tales como|tais como)\b\s*:?\s*")]
    private static partial Regex Lead();

    [GeneratedRegex(@"\b(?:identif\w+|saw|vio|vimos|vemos|detect\w+)\b")]
    private static partial Regex Identified();

    [GeneratedRegex(@",\s*(?:and|y|e)\s+|,\s+|;\s*")]
    private static partial Regex CommaJoint();

    [GeneratedRegex(@"\s(?:and|y|e)\s+(?=\p{L}+(?:ing|ar|er|ir|ando|endo|indo|iendo)\b)")]
    private static partial Regex PlainJoint();
}
