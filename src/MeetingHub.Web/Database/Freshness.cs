namespace MeetingHub.Web.Database;

/// <summary>When something that pages show was last changed, by whatever process: what is kept in memory is compared with it.</summary>
/// <param name="tag">What changed, such as <c>meeting/12</c>.</param>
/// <param name="version">Grows with each change of anything.</param>
/// <param name="changedAt">When.</param>
public sealed class Freshness(string tag, long version, DateTimeOffset changedAt)
{
    public string Tag { get; private set; } = tag;

    public long Version { get; private set; } = version;

    public DateTimeOffset ChangedAt { get; private set; } = changedAt;
}
