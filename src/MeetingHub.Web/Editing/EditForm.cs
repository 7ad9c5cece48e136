using MeetingHub.Domain;
using MeetingHub.Web.Pages.Shared;

namespace MeetingHub.Web.Editing;

/// <summary>How a field is typed.</summary>
public enum FieldSort
{
    /// <summary>One line of text.</summary>
    Line,
    /// <summary>Several lines.</summary>
    Text,
    /// <summary>A whole number, not negative.</summary>
    Number,
    /// <summary>A date known in part: year, month and day apart, each of which may stay empty.</summary>
    PartialDate,
    /// <summary>A day of the calendar.</summary>
    Day,
    /// <summary>A time of day.</summary>
    Time,
    /// <summary>One of a list.</summary>
    Choice,
    /// <summary>Names, one a line, with those that are known offered.</summary>
    Names,
    /// <summary>One name, with those that are known offered.</summary>
    Name,
}

/// <summary>One field of a record in a form.</summary>
public sealed class EditField(string name, string label, FieldSort sort)
{
    /// <summary>The field's name in the record.</summary>
    public string Name => name;

    public string Label => label;

    public FieldSort Sort => sort;

    /// <summary>What can be chosen, where it is a choice.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    public bool IsRequired { get; init; }

    /// <summary>The key of what to know about it before typing.</summary>
    public string? Hint { get; init; }

    /// <summary>What the store holds, as canonical text.</summary>
    public string? Stored { get; init; }

    /// <summary>What is in the field now, as canonical text where it could be read, else as it was typed.</summary>
    public string? Value { get; set; }

    /// <summary>What was in it when the form was opened.</summary>
    public string? Original { get; set; }

    /// <summary>The key of what is wrong with it.</summary>
    public string? Error { get; set; }

    /// <summary>Where the record is that stands in the way, as an address without language.</summary>
    public string? ErrorAt { get; set; }

    /// <summary>The names that would be made affiliates: asked about once, and made when they come back as asked about.</summary>
    public IReadOnlyList<string> NewNames { get; set; } = [];

    /// <summary>True when somebody else has put something else into it meanwhile.</summary>
    public bool IsDisputed { get; set; }

    /// <summary>What they put, as canonical text.</summary>
    public string? Theirs { get; set; }

    /// <summary>The parts of a date as they were typed, where they make none.</summary>
    public (string Year, string Month, string Day)? Typed { get; set; }

    /// <summary>The parts of a date: year, month, day.</summary>
    public (string Year, string Month, string Day) DateParts => Typed is { } typed ? typed : Value is null || PartialDate.Parse(Value) is not { Words: null } date
        ? ("", "", "")
        : (Text(date.Year), Text(date.Month), Text(date.Day));

    private static string Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A record with its fields as a form shows them.</summary>
/// <param name="Record">What is edited.</param>
/// <param name="Fields">Its fields, in the order of the form.</param>
/// <param name="Version">The version that the form knows of.</param>
public sealed record EditForm(Record Record, IReadOnlyList<EditField> Fields, int Version)
{
    /// <summary>Whether somebody else saved the record while this form was open.</summary>
    public bool IsStale { get; init; }

    /// <summary>The version that was there when the form was opened.</summary>
    public int Opened { get; init; } = Version;

    /// <summary>Who saved it meanwhile, and when, where the history says.</summary>
    public (string By, DateTimeOffset At)? Other { get; init; }

    /// <summary>Whether somebody else has put it into the bin while this form was open.</summary>
    public bool IsGone { get; init; }

    public bool IsRight => !IsStale && !IsGone && Fields.All(f => f.Error is null);
}
