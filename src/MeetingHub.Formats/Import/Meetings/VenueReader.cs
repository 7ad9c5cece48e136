using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Meetings;

/// <summary>The building or room, where a label or a sentence about the meeting names one.</summary>
internal static partial class VenueReader
{
    public static Found<string>? Read(DocumentReading reading, WhenAndWhere where)
    {
        foreach (var passage in reading.Passages)
            if (WhenAndWhere.Labelled(passage, "place.label") is { } value && !passage.Has("online", value))
            {
                var stretch = passage.Trim(value, ".");
                if (where.City is { } city && where.CityPassage == passage && (stretch.Length <= city.Whole.Length + 4 || city.Stretch.Start == stretch.Start)) continue;
                if (passage.Dates.Exists(d => stretch.Contains(d.Stretch)) || stretch.Length is < 4 or > 160) continue;
                return passage.Found(stretch);
            }
        foreach (var passage in reading.Passages)
            foreach (var sentence in passage.Sentences)
            {
                if (!(passage.Has("meeting", sentence) && (passage.Has("held", sentence) || passage.Has("announced", sentence)))) continue;
                var match = VenueWords().Match(passage.Text, sentence.Start, sentence.Length);
                if (!match.Success || Context.RelationAt(passage, new Stretch(match.Index, match.Index + match.Length), before: true) is not null) continue;
                var name = match.Groups["venue"];
                var venue = new Stretch(name.Index, name.Index + name.Length);
                if (reading.Places(passage).Exists(p => p.Stretch == venue)) continue;
                return passage.Found(venue);
            }
        return null;
    }

    // "at the affiliate’s offices", "no Hotel Capital", "en el Centro Cultural Paco Urondo"
    [GeneratedRegex("""
        \b(?:at|in|en|no|na|em)\s+(?:the\s+|el\s+|la\s+)?(?<venue>
            (?:\p{Lu}[\p{L}.'’-]*\s+){0,5}?\p{Lu}[\p{L}.-]*[’'](?:s)?\s+(?:offices?|headquarters|premises|building)
          | (?:Hotel|Centro|Centre|Center|Auditorio|Auditório|Teatro|Palacio|Palácio|Sala|Universidad|Universidade|Casa|Biblioteca|Museo|Museu|Instituto|Faculdade|Facultad|Campus|Salón|Salão)\s+(?:(?:de|del|da|do|das|dos|la|las|los|e|y)\s+|\p{Lu}[\p{L}.-]*\s*){1,8}(?<=\p{L})
          | (?:\p{Lu}[\p{L}.'’-]*\s+){1,5}(?:Hotel|Centre|Center|Hall|University|Library|Museum|Building|Palace|House|Institute|Auditorium|College|Campus)
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VenueWords();
}
