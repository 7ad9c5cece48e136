using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Editing;

/// <summary>One pasted line "Affiliate; role; head-count" as it was understood.</summary>
/// <param name="Number">Which line, from 1.</param>
/// <param name="Text">The line as typed.</param>
/// <param name="Name">The affiliate's name.</param>
/// <param name="Role">The role; participant where none is given.</param>
/// <param name="HeadCount">How many people, where given.</param>
/// <param name="Error">The key of what is wrong with the line; null when it is right.</param>
public sealed record DelegationLine(int Number, string Text, string Name, DelegationRole Role, int? HeadCount, string? Error);

/// <summary>Reads pasted lists of delegations: semicolons, tabs or bars between, as spreadsheets and pads give them.</summary>
public static class DelegationLines
{
    private const int LongestName = 200;
    private static readonly char[] Separators = [';', '\t', '|'];

    public static IReadOnlyList<DelegationLine> Read(string text, Texts texts) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).Select(line => Read(line.Index + 1, line.Item.Trim(), texts))];

    private static DelegationLine Read(int number, string line, Texts texts)
    {
        var parts = line.Split(Separators, StringSplitOptions.TrimEntries);
        var (name, role, heads) = (parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
        // "Affiliate; 4": people leave out the role and keep the number.
        if (heads.Length == 0 && role.Length > 0 && role.All(char.IsAsciiDigit)) (role, heads) = ("", role);
        var known = RoleOf(role, texts);
        var count = int.TryParse(heads, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : (int?)null;
        var error = name.Length is 0 or > LongestName ? "Delegations.Name" : known is null ? "Delegations.Role" : heads.Length > 0 && count is null ? "Delegations.Heads" : null;
        return new DelegationLine(number, line, name, known ?? DelegationRole.Participant, count, error);
    }

    private static DelegationRole? RoleOf(string word, Texts texts)
    {
        if (word.Length == 0) return DelegationRole.Participant;
        var key = NameKey.Of(word);
        foreach (var role in Enum.GetValues<DelegationRole>())
            if (key == NameKey.Of(texts.Of(role)) || key == NameKey.Of(role.ToString())) return role;
        return null;
    }
}
