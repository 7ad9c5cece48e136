using Microsoft.Extensions.Primitives;

namespace MeetingHub.Web.Serving;

/// <summary>An answer as it goes over the wire, but for what each request decides.</summary>
internal sealed class KeptAnswer(ReadOnlyMemory<byte> gzip, string etag, string contentType, string? contentLanguage, StringValues disposition, bool isForAnyOrigin, DateTimeOffset? changedAt, IReadOnlyCollection<string> tags, long asOf)
{
    private long checkedAt = asOf;

    /// <summary>The version of the store that it is as new as, or newer.</summary>
    public long AsOf { get; } = asOf;

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Gzip => gzip;

    /// <summary>The strong validator (RFC 9110, 8.8.3) of the compressed body, quotes included.</summary>
    public string ETag => etag;

    public string ContentType => contentType;

    public string? ContentLanguage => contentLanguage;

    public StringValues Disposition => disposition;

    /// <summary>Whether pages of other sites may read it.</summary>
    public bool IsForAnyOrigin => isForAnyOrigin;

    public DateTimeOffset? ChangedAt => changedAt;

    public string? LastModified { get; } = changedAt?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What it costs to keep.</summary>
    public int Size => gzip.Length + 1024;

    /// <summary>Whether nothing of what it shows has changed since it was made.</summary>
    public bool IsFresh(StoreWatch watch, long now)
    {
        if (Volatile.Read(ref checkedAt) == now) return true;
        if (watch.Of(tags).Version > AsOf) return false;
        Volatile.Write(ref checkedAt, now);
        return true;
    }
}
