using System.Globalization;
using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>Which stored affiliate or meeting a reviewer says the document means, by the words that name it first.</summary>
/// <param name="meant">The number of the record for a key of <see cref="KeyOf"/>; <see cref="NewOne"/> for one that the store does not have.</param>
internal sealed class ImportChoices(IReadOnlyDictionary<string, int> meant)
{
    /// <summary>Stands for a record that the store does not have, whatever it is called.</summary>
    public const int NewOne = 0;

    public static ImportChoices None { get; } = new(new Dictionary<string, int>());

    /// <summary>The numbers of all stored records of a kind that were chosen.</summary>
    public IReadOnlyList<int> Of(RecordKind kind) => [.. meant.Where(m => m.Value != NewOne && m.Key.StartsWith($"{kind}-", StringComparison.Ordinal)).Select(m => m.Value)];

    /// <summary>The chosen number, or null where nobody chose.</summary>
    public int? Meant(RecordKind kind, SourceSpan words) => meant.TryGetValue(KeyOf(kind, words), out var id) ? id : null;

    /// <summary>A record as a document proposes it, known again as long as the document and what is stored stay the same.</summary>
    public static string KeyOf(RecordKind kind, SourceSpan words) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{words.Start}-{words.Length}");
}
