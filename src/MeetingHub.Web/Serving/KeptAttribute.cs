namespace MeetingHub.Web.Serving;

/// <summary>What everybody sees alike at this address is kept in memory, ready to be sent, until something changes that it shows. The page says what that is by <see cref="Dependencies.DependsOn"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class KeptAttribute : Attribute
{
    /// <summary>The parameters of the address that make pages of their own; an address with any other is made anew each time, because there is no end of those.</summary>
    public string[] Queries { get; set; } = [];
}

/// <summary>What an answer shows, as it was looked up.</summary>
public static class Dependencies
{
    /// <summary>Says what this answer shows; it is kept until one of these changes.</summary>
    public static void DependsOn(this HttpContext context, params IEnumerable<string> tags)
    {
        var all = context.Features.Get<Tags>();
        if (all is null) context.Features.Set(all = new Tags([]));
        all.All.UnionWith(tags);
    }

    internal static IReadOnlyCollection<string> DependenciesOf(HttpContext context) => context.Features.Get<Tags>()?.All ?? [];

    private sealed record Tags(HashSet<string> All);
}
