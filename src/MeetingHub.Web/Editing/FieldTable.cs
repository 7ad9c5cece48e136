using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;

namespace MeetingHub.Web.Editing;

/// <summary>How each field of a record is typed, and what may be in it.</summary>
public sealed class FieldTable(Texts texts, Here here)
{
    private const int LongestLine = 400;
    private const int LongestText = 20_000;

    // What a record cannot be without.
    private static readonly HashSet<string> RequiredFields = ["name", "title", "text", "aim", "statement"];
    private static readonly HashSet<string> TextFields = ["text", "aim", "statement", "abstract", "target", "achieved", "explanation", "question", "notesOutline", "measure", "distribution", "topic", "firstLearned", "secondLearned", "summary", "effects", "lessons", "links", "items"];

    // What must be known before typing.
    private static readonly Dictionary<string, string> Hints = new() { ["summary"] = "Hint.Summary", ["effects"] = "Hint.Effects", ["lessons"] = "Hint.Lessons", ["links"] = "Hint.Links", ["items"] = "Hint.Items", ["currency"] = "Hint.Currency", ["otherCurrency"] = "Hint.Currency", ["rate"] = "Hint.Rate" };

    /// <summary>The fields of a record, with what is in them.</summary>
    public IReadOnlyList<EditField> Of(Record record) => [.. record.Fields.Where(f => !IsStep(record, f.Name)).Select(f => Field(record, f.Name))];

    /// <summary>Reads what was typed: canonical text or null, or the key of what is wrong with it.</summary>
    public static (string? Value, string? Error) Parse(EditField field, string? typed)
    {
        var text = typed?.Trim().ReplaceLineEndings("\n");
        if (string.IsNullOrEmpty(text)) return (null, field.IsRequired ? "Form.Required" : null);
        return field.Sort switch
        {
            FieldSort.Number => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number.ToString(CultureInfo.InvariantCulture), null) : (text, "Form.Number"),
            FieldSort.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (text, null) : (text, "Form.Date"),
            FieldSort.Time => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (text, null) : (text, "Form.Time"),
            FieldSort.Choice => field.Options.Any(o => o.Value == text) ? (text, null) : (text, "Form.NotUnderstood"),
            _ => text.Length <= (field.Sort is FieldSort.Text or FieldSort.Names ? LongestText : LongestLine) ? (text, null) : (text, "Form.TooLong"),
        };
    }

    /// <summary>What was typed into a field of a form: canonical text or null, or the key of what is wrong with it.</summary>
    public static (string? Value, string? Error) Read(EditField field, IFormCollection typed)
    {
        var (value, error) = field.Sort == FieldSort.PartialDate
            ? ParseDate(typed[$"field-{field.Name}-year"], typed[$"field-{field.Name}-month"], typed[$"field-{field.Name}-day"])
            : Parse(field, typed["field-" + field.Name]);
        if (field.Sort == FieldSort.PartialDate && error is not null) field.Typed = (typed[$"field-{field.Name}-year"].ToString(), typed[$"field-{field.Name}-month"].ToString(), typed[$"field-{field.Name}-day"].ToString());
        // A date known in words alone has no parts to type, and stays unless some are given.
        var isInWords = field is { Sort: FieldSort.PartialDate, Value: { } stored } && PartialDate.Parse(stored).Words is not null;
        return isInWords && value is null && error is null ? (field.Value, null) : (value, error);
    }

    /// <summary>A date from its parts, each of which may be empty.</summary>
    public static (string? Value, string? Error) ParseDate(string? year, string? month, string? day)
    {
        if (string.IsNullOrWhiteSpace(year + month + day)) return (null, null);
        if (!TryNumber(year, out var y) || !TryNumber(month, out var m) || !TryNumber(day, out var d)) return (null, "Form.Number");
        return PartialDate.TryOf(y, m, d) is { } date ? (date.ToString(), null) : (null, "Form.Date");

        static bool TryNumber(string? text, out int? number)
        {
            number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
            return number is not null || string.IsNullOrWhiteSpace(text);
        }
    }

    /// <summary>A value as people read it.</summary>
    public static string Show(EditField field, string? value) => value is null ? "–"
        : field.Sort == FieldSort.PartialDate ? Texts.Dates(PartialDate.Parse(value), null) ?? value
        : field.Options.FirstOrDefault(o => o.Value == value)?.Label ?? value;

    // What became of an outcome is reported, step by step, and not edited.
    private static bool IsStep(Record record, string name) => record is Outcome && name == "status";

    // Asked for once a page, which may show a hundred records.
    private IReadOnlyList<Option> Countries =>
        field ??= [new("", texts["Form.NotKnown"]), .. Country.All.Select(c => new Option(c.Code, c.Name(CultureInfo.CurrentUICulture))).OrderBy(o => o.Label, here.Alphabet)];

    /// <summary>A value for the history: canonical text, and for a record its name instead of its number.</summary>
    public static string Name(EditField field, string value) =>
        Relations.IsRelation(field.Name) ? field.Options.FirstOrDefault(o => o.Value == value)?.Label ?? value : value;

    private EditField Field(Record record, string name)
    {
        var (sort, options) = SortOf(record, name);
        return new EditField(name, texts.Field(name), sort) { Options = options, IsRequired = RequiredFields.Contains(name), Hint = Hints.GetValueOrDefault(name), Value = record[name], Original = record[name], Stored = record[name] };
    }

    private (FieldSort Sort, IReadOnlyList<Option> Options) SortOf(Record record, string name) => (record, name) switch
    {
        (_, "visibility") => Choice<Visibility>(),
        (Meeting, "status") => (FieldSort.Choice, [new("", texts.Of(MeetingStatus.Unknown)), .. Values<MeetingStatus>().Where(o => o.Value != nameof(MeetingStatus.Unknown))]),
        (Affiliate, "kind") => (FieldSort.Choice, [new("", texts.Of(AffiliateKind.Other)), .. Values<AffiliateKind>().Where(o => o.Value != nameof(AffiliateKind.Other))]),
        (_, "dueNextEdition") => (FieldSort.Choice, [new("", texts["Form.No"]), new("true", texts["Form.Yes"])]),
        (Session, "break") => (FieldSort.Choice, [new("", texts["Session.Kind.Session"]), new("true", texts["Session.Kind.Break"])]),
        (Outcome, "kind") => Choice<OutcomeKind>(),
        (Delegation, "role") => Choice<DelegationRole>(),
        (Delegation, "attendance") => Choice<Attendance>(),
        (Participation, "role") => Choice<ParticipationRole>(),
        (_, "country" or "hostCountry") => (FieldSort.Choice, Countries),
        (_, "timeZone") => (FieldSort.Choice, [new("", texts["Form.NotKnown"]), .. Zones(record["timeZone"])]),
        (_, "language") => (FieldSort.Choice, [new("", texts["Form.NotKnown"]), .. Languages(record["language"])]),
        (_, "startDate" or "endDate" or "due") => (FieldSort.PartialDate, []),
        (_, "day") => (FieldSort.Day, []),
        (_, "start") => (FieldSort.Time, []),
        (_, "edition" or "minutes" or "headCount" or "came" or "number" or "selected" or "invited" or "answered") => (FieldSort.Number, []),
        _ => (TextFields.Contains(name) ? FieldSort.Text : FieldSort.Line, []),
    };

    private (FieldSort, IReadOnlyList<Option>) Choice<T>()
        where T : struct, Enum => (FieldSort.Choice, Values<T>());

    private List<Option> Values<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Option(value.ToString(), texts.Of(value)))];

    private static IEnumerable<Option> Zones(string? present) =>
        TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Append(present).OfType<string>().Where(z => z.Contains('/')).Distinct().Order(StringComparer.Ordinal).Select(z => new Option(z, z.Replace('_', ' ')));

    private IEnumerable<Option> Languages(string? present) =>
        SiteLanguage.All.Select(l => l.Tag).Append("fr").Append("gn").Append("qu").Append("ay").Append("ca").Append("gl").Append("eu").Append(present).OfType<string>().Distinct()
            .Select(tag => new Option(tag, Texts.Language(tag))).OrderBy(o => o.Label, here.Alphabet);
}
