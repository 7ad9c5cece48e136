using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>Where a record is shown, as an address without language, and by what name.</summary>
public sealed record RecordLink(RecordKind Kind, int Id, string Path, string Label, string? Language);

/// <summary>The addresses of records of any kind.</summary>
public static class RecordLinks
{
    /// <summary>One query, a union of one part for each kind of record that is asked for.</summary>
    public static async Task<IReadOnlyDictionary<(RecordKind, int), RecordLink>> LoadAsync(
        HubDbContext database, IEnumerable<(RecordKind Kind, int Id)> records, CancellationToken cancel)
    {
        var parts = records.Distinct().GroupBy(r => r.Kind, r => r.Id).Select(kind => Part(database, kind.Key, [.. kind])).ToList();
        if (parts.Count == 0) return new Dictionary<(RecordKind, int), RecordLink>();
        var rows = await parts.Aggregate((all, some) => all.Concat(some)).ToListAsync(cancel);
        return rows.ToDictionary(r => (r.Kind, r.Id), r => new RecordLink(r.Kind, r.Id, Path(r.Kind, r.Id, r.Slug, r.Code), r.Label, r.Language));
    }

    private static string Path(RecordKind kind, int id, string slug, string code) => kind switch
    {
        RecordKind.Series => $"/series/{slug}",
        RecordKind.Programme => $"/programmes/{slug}",
        RecordKind.Call => $"/programmes/{slug}#call-{id}",
        RecordKind.Visit => $"/programmes/{slug}#visit-{id}",
        RecordKind.Exchange => $"/programmes/{slug}#exchange-{id}",
        RecordKind.Affiliate => $"/affiliates/{slug}",
        RecordKind.Session => $"/meetings/{slug}/sessions/{code}",
        RecordKind.Outcome => $"/meetings/{slug}/outcomes#outcome-{id}",
        RecordKind.Delegation => $"/meetings/{slug}/participants#delegation-{id}",
        RecordKind.Participation => $"/meetings/{slug}/participants#person-{id}",
        RecordKind.Goal => $"/meetings/{slug}#goal-{id}",
        RecordKind.Survey => $"/meetings/{slug}#survey-{id}",
        RecordKind.MeetingLink => $"/meetings/{slug}#link-{id}",
        RecordKind.Report or RecordKind.Finances => $"/meetings/{slug}/report",
        _ => $"/meetings/{slug}",
    };

    private static IQueryable<Row> Part(HubDbContext db, RecordKind kind, List<int> ids) => kind switch
    {
        RecordKind.Series => db.Series.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Slug, Code = "", Label = r.Name, Language = r.Language }),
        RecordKind.Programme => db.Programmes.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Slug, Code = "", Label = r.Name, Language = r.Language }),
        RecordKind.Affiliate => db.Affiliates.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Slug, Code = "", Label = r.Name, Language = r.Language }),
        RecordKind.Meeting => db.Meetings.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Slug, Code = "", Label = r.Name, Language = r.Language }),
        RecordKind.Session when !db.SeesDrafts => db.CurrentAgenda.Where(r => ids.Contains(r.SessionId)).Select(r => new Row { Kind = kind, Id = r.SessionId, Slug = r.Release!.Meeting!.Slug, Code = r.Code, Label = r.Title, Language = r.Language }),
        RecordKind.Session => db.Sessions.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Meeting!.Slug, Code = r.Code, Label = r.Title, Language = r.Language }),
        RecordKind.Outcome => db.Outcomes.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Meeting!.Slug, Code = "", Label = r.Text, Language = r.Language }),
        RecordKind.Call => from r in db.ProgrammeCalls join p in db.Programmes on r.ProgrammeId equals p.Id where ids.Contains(r.Id) select new Row { Kind = kind, Id = r.Id, Slug = p.Slug, Code = "", Label = r.Text, Language = r.Language },
        RecordKind.Goal => from r in db.Goals join m in db.Meetings on r.MeetingId equals m.Id where ids.Contains(r.Id) select new Row { Kind = kind, Id = r.Id, Slug = m.Slug, Code = "", Label = r.Aim, Language = r.Language },
        RecordKind.Survey => from r in db.SurveyResults join m in db.Meetings on r.MeetingId equals m.Id where ids.Contains(r.Id) select new Row { Kind = kind, Id = r.Id, Slug = m.Slug, Code = "", Label = r.Statement, Language = r.Language },
        RecordKind.Visit => db.Visits.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Programme!.Slug, Code = "", Label = r.Affiliate!.Name, Language = r.Affiliate.Language }),
        RecordKind.Exchange => db.Exchanges.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Programme!.Slug, Code = "", Label = r.First!.Name + ", " + r.Second!.Name, Language = null }),
        RecordKind.Delegation => db.Delegations.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Meeting!.Slug, Code = "", Label = r.Affiliate!.Name ?? (string)(object)r.Country! ?? "", Language = r.Affiliate.Language }),
        RecordKind.Participation => db.Participations.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Meeting!.Slug, Code = "", Label = r.Person!.Name, Language = null }),
        RecordKind.MeetingLink => db.MeetingLinks.Where(r => ids.Contains(r.Id)).Select(r => new Row { Kind = kind, Id = r.Id, Slug = r.Meeting!.Slug, Code = "", Label = r.Other!.Name, Language = r.Other.Language }),
        RecordKind.Report => from r in db.MeetingReports join m in db.Meetings on r.MeetingId equals m.Id where ids.Contains(r.Id) select new Row { Kind = kind, Id = r.Id, Slug = m.Slug, Code = "", Label = m.Name, Language = m.Language },
        RecordKind.Finances => from r in db.MeetingFinances join m in db.Meetings on r.MeetingId equals m.Id where ids.Contains(r.Id) select new Row { Kind = kind, Id = r.Id, Slug = m.Slug, Code = "", Label = m.Name, Language = m.Language },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No page shows it."),
    };

    // Set by initialiser, not by constructor, because a set operation cannot follow a constructor.
    private sealed record Row
    {
        public required RecordKind Kind { get; init; }
        public required int Id { get; init; }
        public required string Slug { get; init; }
        public required string Code { get; init; }
        public required string Label { get; init; }
        public required string? Language { get; init; }
    }
}
