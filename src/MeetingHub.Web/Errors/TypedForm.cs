namespace MeetingHub.Web.Errors;

/// <summary>What a person typed into a form that was not taken.</summary>
internal static class TypedForm
{
    // What the form carries along for the program.
    private static readonly string[] Carried = ["__", "was-", "new-", "choice-", "version", "record"];
    private static readonly string[] Secrets = ["password", "credential", "token", "secret"];

    /// <summary>The texts of a form that one of this site's own pages sent; none of a form that cannot be read, or that came from elsewhere.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType || !IsOwn(request)) return [];
        try
        {
            var form = await request.ReadFormAsync(cancel);
            return [.. form.Where(f => !Array.Exists(Carried, c => f.Key.StartsWith(c, StringComparison.Ordinal)) && !Array.Exists(Secrets, s => f.Key.Contains(s, StringComparison.OrdinalIgnoreCase)))
                // What was in the form before needs no saving.
                .Where(f => !f.Key.StartsWith("field-", StringComparison.Ordinal) || !form.TryGetValue("was-" + f.Key["field-".Length..], out var was) || was != f.Value)
                .SelectMany(f => f.Value).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text)).Distinct()];
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return [];
        }
    }

    // Another site could else put its words on a page of ours.
    private static bool IsOwn(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin"
        || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
