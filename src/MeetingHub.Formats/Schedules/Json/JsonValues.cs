using System.Text.Json;

namespace MeetingHub.Formats.Schedules.Json;

/// <summary>Reading aids for JSON whose shape is not known beforehand.</summary>
internal static class JsonValues
{
    extension(JsonElement element)
    {
        /// <summary>The first of some properties that is there and not null.</summary>
        public JsonElement? Get(params ReadOnlySpan<string> names)
        {
            if (element.ValueKind != JsonValueKind.Object) return null;
            foreach (var name in names)
                if (element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)) return value;
            return null;
        }

        /// <summary>The text of a property: a string, a number, or the same in one of several languages.</summary>
        public string? Text(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (element.Get(name) is { } value && value.Localised() is { } text) return text;
            return null;
        }

        /// <summary>The text of a value; of one in several languages the one asked for, else the first that there is.</summary>
        public string? Localised(string? language = null)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.String:
                    return element.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
                case JsonValueKind.Number:
                    return element.GetRawText();
                case JsonValueKind.Object:
                    if (language is not null && element.Get(language) is { ValueKind: JsonValueKind.String } wanted && wanted.Localised() is { } own) return own;
                    if (element.Get("name", "title", "value") is { } named && named.Localised(language) is { } name) return name;
                    foreach (var property in element.EnumerateObject())
                        if (property.Name.Length is >= 2 and <= 7 && property.Name is not ("id" or "code" or "guid" or "uuid" or "slug" or "url") && property.Value.ValueKind == JsonValueKind.String && property.Value.Localised() is { } first) return first;
                    return null;
                default:
                    return null;
            }
        }

        public IEnumerable<JsonElement> Items() => element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray(),
            JsonValueKind.Object => element.EnumerateObject().Select(property => property.Value),
            _ => [],
        };
    }
}
