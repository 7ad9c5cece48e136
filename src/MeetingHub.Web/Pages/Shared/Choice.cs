using System.Text.Json;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>Values of an enumeration as addresses write them: <c>?status=inProgress</c>.</summary>
public static class Choice
{
    /// <summary>False for a word that names no value; nothing chosen gives null.</summary>
    public static bool TryParse<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text)) return true;
        foreach (var one in Enum.GetValues<T>())
            if (Name<T>(one) == text) value = one;
        return value is not null;
    }

    public static string? Name<T>(T? value)
        where T : struct, Enum => value is { } one ? JsonNamingPolicy.CamelCase.ConvertName(one.ToString()) : null;
}
