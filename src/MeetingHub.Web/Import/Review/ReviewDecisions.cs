using System.Text.Json;

namespace MeetingHub.Web.Import.Review;

/// <summary>What a reviewer has decided of an upload's proposals so far, by their keys. What nobody decided is accepted as it is.</summary>
public sealed record ReviewDecisions(Dictionary<string, ReviewDecision> ByKey)
{
    /// <summary>How it is kept when nothing is decided.</summary>
    public const string None = "{}";

    public static ReviewDecisions Of(string? json) => new(json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, ReviewDecision>>(json) ?? []);

    public string ToJson() => JsonSerializer.Serialize(ByKey);

    /// <summary>The decision on one proposal; made when there is none.</summary>
    public ReviewDecision this[string key]
    {
        get
        {
            if (!ByKey.TryGetValue(key, out var decision)) ByKey[key] = decision = new ReviewDecision();
            return decision;
        }
    }

    /// <summary>Whom the document means, as the importer asks for it.</summary>
    internal ImportChoices Choices() => new(ByKey.Where(d => d.Value.Means is not null).ToDictionary(d => d.Key, d => d.Value.Means ?? ImportChoices.NewOne));
}

/// <summary>What was decided of one proposed record.</summary>
public sealed class ReviewDecision
{
    /// <summary>Not taken over: what would be new goes to the bin, what would change stays as it was.</summary>
    public bool IsRejected { get; set; }

    /// <summary>Fields that get another value than the document gives, as canonical text.</summary>
    public Dictionary<string, string?> Values { get; set; } = [];

    /// <summary>The stored affiliate or meeting that is meant; 0 for one that the store does not have; null as the importer finds it.</summary>
    public int? Means { get; set; }

    /// <summary>The meeting that an outcome belongs to; null for the one that the document says.</summary>
    public int? MeetingId { get; set; }
}
