using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database;

/// <summary>Each save says in its own transaction what it touched, so that no process shows a page that is older than an acknowledged save.</summary>
public abstract partial class HubDbContext
{
    /// <summary>Notes that something was touched: <c>{0}</c> is its tag, <c>{1}</c> the instant.</summary>
    internal const string TouchSql = """
        INSERT INTO "Freshness" ("Tag", "Version", "ChangedAt") VALUES ({0}, (SELECT COALESCE(MAX("Version"), 0) + 1 FROM "Freshness"), {1})
        ON CONFLICT ("Tag") DO UPDATE SET "Version" = excluded."Version", "ChangedAt" = excluded."ChangedAt"
        """;

    public DbSet<Freshness> Freshness => Set<Freshness>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.FirstOrDefault(e => e.State is not EntityState.Added && e.Entity is AgendaRelease or ReleasedSession) is { } frozen)
            throw new InvalidOperationException($"A release never changes: {frozen.Metadata.DisplayName()} is {frozen.State}.");
        var entities = changed.Select(e => e.Entity).ToList();
        var shown = changed.Any(e => e.Entity is Meeting && e.State == EntityState.Modified && e.Property(nameof(Meeting.Visibility)).IsModified);
        // Numbers are given by saving, so what was touched is known only after it.
        await using var own = Database.CurrentTransaction is null && entities.Count > 0 ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await TouchAsync([.. entities.SelectMany(FreshnessTags.Of).Concat(shown ? [FreshnessTags.Names] : []).Distinct()], cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return count;
    }

    /// <summary>Says that something was touched, for what changes the store past its saves.</summary>
    public async Task TouchAsync(IReadOnlyCollection<string> tags, CancellationToken cancel)
    {
        var now = DateTime.UtcNow;
        foreach (var tag in tags) await Database.ExecuteSqlRawAsync(TouchSql, [tag, now], cancel);
    }
}
