using System.Security.Cryptography;
using MeetingHub.Formats.Wikis;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Wikis;

/// <summary>Compares what is to be published with what the wiki has, and writes it page by page. Each page that was written is recorded at once, so that a second attempt goes on where the first one ended.</summary>
public sealed class WikiPublisher(HubDbContext database, WikiHttp wikis, WikiReport report, IDataProtectionProvider protection, Viewer viewer, Texts texts, TimeProvider clock)
{
    // A request has an end; what is left is published by the next.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    private IDataProtector Protector => protection.CreateProtector("MeetingHub.Wikis.BotPassword");

    /// <summary>Seals a bot password for the store.</summary>
    public string Seal(string password) => Protector.Protect(password);

    /// <summary>Tries a bot password; refuses one that cannot edit.</summary>
    public async Task CheckAsync(Uri api, string user, string password, CancellationToken cancel)
    {
        using var client = wikis.Connect(api);
        await client.LoginAsync(user, password, cancel);
        if (!client.MayEdit) throw new WikiRefusedException(WikiRefusal.MayNotEdit);
    }

    /// <summary>What was published of a meeting to a wiki under a title.</summary>
    public Task<List<WikiPublication>> EarlierAsync(int meeting, string api, string root, CancellationToken cancel) =>
        database.WikiPublications.AsNoTracking().Where(p => p.MeetingId == meeting && p.Api == api && p.Root == root).OrderBy(p => p.Id).ToListAsync(cancel);

    /// <summary>What publishing would do, and one page as the wiki would show it. Nothing is written.</summary>
    /// <param name="job">What to publish where.</param>
    /// <param name="shown">The title of the page to show; the report's own where there is none of that title.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<(IReadOnlyList<WikiStep> Steps, WikiPreviewed? Preview)> LookAsync(WikiJob job, string? shown, CancellationToken cancel)
    {
        var (earlier, pages) = await PagesAsync(job, cancel);
        using var client = await LogInAsync(job.Connection, cancel);
        List<WikiStep> steps = [];
        foreach (var page in pages) steps.Add((await LookAtAsync(client, page, earlier, cancel)).Step);
        var preview = pages.FirstOrDefault(p => p.Title == shown) ?? (pages.Count > 0 ? pages[^1] : null);
        return (steps, preview is null ? null : new WikiPreviewed(preview.Title, WikiPreview.Clean(await client.RenderAsync(preview.Title, preview.Text, cancel), new Uri(job.Connection.Api))));
    }

    /// <summary>Writes what differs. A refusal ends it, unless it is about one page alone; what was done by then is done and recorded.</summary>
    /// <param name="job">What to publish where.</param>
    /// <param name="over">For each page that somebody else wrote in, the revision that was looked at and may be written over.</param>
    /// <param name="cancel">Ends it after the page that is being written.</param>
    public async Task<IReadOnlyList<WikiStep>> PublishAsync(WikiJob job, IReadOnlyDictionary<string, string> over, CancellationToken cancel)
    {
        var (earlier, pages) = await PagesAsync(job, cancel);
        List<WikiStep> steps = [];
        var (end, stopped) = (clock.GetUtcNow() + LongestRun, (WikiRefusedException?)null);
        try
        {
            using var client = await LogInAsync(job.Connection, cancel);
            foreach (var page in pages)
            {
                if (cancel.IsCancellationRequested || clock.GetUtcNow() > end) break;
                try
                {
                    // Between reading and recording nobody's leaving counts: what is written is known.
                    steps.Add(await WriteAsync(client, job, page, earlier, over));
                }
                catch (WikiRefusedException refused) when (IsAboutPage(refused.Refusal))
                {
                    steps.Add(new WikiStep(page, WikiChange.Refused, Refused: refused));
                }
            }
        }
        catch (WikiRefusedException refused)
        {
            stopped = refused;
        }
        // What was not come to waits for the next time.
        return [.. steps, .. pages.Skip(steps.Count).Select((page, n) => new WikiStep(page, n == 0 && stopped is not null ? WikiChange.Refused : WikiChange.Waiting, Refused: n == 0 ? stopped : null))];
    }

    private async Task<(IReadOnlyList<WikiPublication> Earlier, IReadOnlyList<WikiPage> Pages)> PagesAsync(WikiJob job, CancellationToken cancel)
    {
        var earlier = await EarlierAsync(job.MeetingId, job.Connection.Api, job.Root, cancel);
        return (earlier, await report.PagesAsync(job.Meeting, job.Language, job.Root, earlier, cancel));
    }

    private async Task<MediaWikiClient> LogInAsync(WikiConnection connection, CancellationToken cancel)
    {
        var client = wikis.Connect(new Uri(connection.Api));
        try
        {
            await client.LoginAsync(connection.User, Protector.Unprotect(connection.Secret), cancel);
            return client;
        }
        catch (CryptographicException)
        {
            client.Dispose();
            throw new WikiRefusedException(WikiRefusal.SecretLost);
        }
        catch (WikiRefusedException)
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task<(WikiStep Step, WikiPageState? State, WikiSection? Section)> LookAtAsync(MediaWikiClient client, WikiPage page, IReadOnlyList<WikiPublication> earlier, CancellationToken cancel)
    {
        WikiPageState state;
        var last = earlier.LastOrDefault(p => p.Title == page.Title && p.Section == page.Section);
        try
        {
            state = await client.ReadAsync(page.Title, cancel);
        }
        catch (WikiRefusedException refused) when (IsAboutPage(refused.Refusal))
        {
            // A page that somebody moved took our section along.
            if (refused.Refusal != WikiRefusal.Redirects || last is null || await MovedAsync(client, page, cancel) is not { } moved) return (new WikiStep(page, WikiChange.Refused, Refused: refused), null, null);
            (state, page) = (moved, page with { Title = moved.Title });
        }
        var section = new WikiSection(state.Text, page.Section);
        var step = new WikiStep(page, (section.Fault, state.Revision, section.Text) switch
        {
            ({ } fault, _, _) => fault == WikiSectionFault.Translated ? WikiChange.Translated : WikiChange.MarkersBroken,
            (_, _, null) when page.IsWithdrawn => WikiChange.Unchanged,
            (_, null, _) => last is null ? WikiChange.New : WikiChange.Gone,
            (_, _, null) => last is null ? WikiChange.Added : WikiChange.SectionGone,
            (_, _, var text) when text == page.Text => WikiChange.Unchanged,
            (_, _, var text) when last is null || WikiPublication.DigestOf(text) != last.Digest => WikiChange.EditedThere,
            _ => WikiChange.Changed,
        })
        { Theirs = section.Text, Revision = state.Revision };
        return (step, state, section);
    }

    private static async Task<WikiPageState?> MovedAsync(MediaWikiClient client, WikiPage page, CancellationToken cancel)
    {
        try
        {
            var state = await client.ReadAsync(page.Title, follows: true, cancel);
            return new WikiSection(state.Text, page.Section).Text is null ? null : state;
        }
        catch (WikiRefusedException refused) when (IsAboutPage(refused.Refusal))
        {
            return null;
        }
    }

    private async Task<WikiStep> WriteAsync(MediaWikiClient client, WikiJob job, WikiPage page, IReadOnlyList<WikiPublication> earlier, IReadOnlyDictionary<string, string> over)
    {
        var (step, state, section) = await LookAtAsync(client, page, earlier, CancellationToken.None);
        page = step.Page;
        if (state is null || section is null || step.Change is WikiChange.MarkersBroken or WikiChange.Translated) return step;
        // What an answer that was lost on the way would have said is recorded now.
        if (step.Change == WikiChange.Unchanged && section.Text is not null && earlier.LastOrDefault(p => p.Title == page.Title && p.Section == page.Section)?.Digest != WikiPublication.DigestOf(page.Text)) await RecordAsync(job, page, state.Revision ?? 0);
        if (step.Change == WikiChange.Unchanged) return step;
        if (step.MustBeLookedAt && (!over.TryGetValue(page.Title, out var seen) || seen != step.Seen)) return step;
        var saved = await client.SaveAsync(state, section.Put(page.Text), Texts.In(job.Language.Tag, () => texts["Wiki.EditSummary", job.Root]), CancellationToken.None);
        return step with { Change = saved.IsMerged ? WikiChange.Merged : WikiChange.Published, Address = await RecordAsync(job, page, saved.Revision) };
    }

    private async Task<string> RecordAsync(WikiJob job, WikiPage page, long revision)
    {
        var address = MediaWikiClient.AddressOf(new Uri(job.Connection.Api), revision);
        database.WikiPublications.Add(new WikiPublication(
            job.MeetingId, page.Session, job.Connection.Id, job.Connection.Api, job.Connection.Name, job.Language.Tag, job.Root, page.Title, page.Section, WikiPublication.DigestOf(page.Text), revision, address, clock.GetUtcNow(), viewer.Name ?? ""));
        await database.SaveChangesAsync(CancellationToken.None);
        return address;
    }

    // The others are about the wiki, the account or the connection, and would be the same for each page.
    private static bool IsAboutPage(WikiRefusal refusal) => refusal is WikiRefusal.Protected or WikiRefusal.BadTitle or WikiRefusal.Redirects or WikiRefusal.NotWikitext or WikiRefusal.TooBig or WikiRefusal.Filtered
        or WikiRefusal.Conflict or WikiRefusal.Deleted or WikiRefusal.AlreadyThere or WikiRefusal.Damaged or WikiRefusal.Other;
}

/// <summary>What to publish where.</summary>
public sealed record WikiJob(int MeetingId, string Meeting, WikiConnection Connection, SiteLanguage Language, string Root);

/// <summary>What happens, or happened, to a page.</summary>
public enum WikiChange
{
    /// <summary>It is made.</summary>
    New,
    /// <summary>It is there without our section, which goes to its end.</summary>
    Added,
    /// <summary>Our section says something else.</summary>
    Changed,
    /// <summary>Our section says this already.</summary>
    Unchanged,
    /// <summary>Somebody wrote in our section: their text must be looked at first.</summary>
    EditedThere,
    /// <summary>Somebody took our section out of the page.</summary>
    SectionGone,
    /// <summary>Somebody deleted the page.</summary>
    Gone,
    /// <summary>The marks of our section are broken, and only people can say what is whose.</summary>
    MarkersBroken,
    /// <summary>The place is one that the wiki's people translate.</summary>
    Translated,
    /// <summary>It was written.</summary>
    Published,
    /// <summary>It was written, and the wiki joined it with somebody's edit of the same moment.</summary>
    Merged,
    /// <summary>The wiki did not take it.</summary>
    Refused,
    /// <summary>It was not come to.</summary>
    Waiting,
}

/// <summary>A page as the wiki would show it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Html">What the wiki makes of it, cleaned.</param>
public sealed record WikiPreviewed(string Title, string Html);

/// <summary>A page, and what happens or happened to it.</summary>
/// <param name="Page">The page as it is to be.</param>
/// <param name="Change">What happens.</param>
/// <param name="Refused">Why the wiki did not take it.</param>
public sealed record WikiStep(WikiPage Page, WikiChange Change, WikiRefusedException? Refused = null)
{
    /// <summary>What our section on the wiki says now.</summary>
    public string? Theirs { get; init; }

    /// <summary>The revision that was read; null where the page is missing.</summary>
    public long? Revision { get; init; }

    /// <summary>Where the revision that was written can be read.</summary>
    public string? Address { get; init; }

    /// <summary>Whether somebody decided otherwise there, and an organizer has to decide again.</summary>
    public bool MustBeLookedAt => Change is WikiChange.EditedThere or WikiChange.SectionGone or WikiChange.Gone;

    /// <summary>What was looked at, for the form to send back: after another edit it holds no more.</summary>
    public string Seen => Revision?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";

    public bool IsDone => Change is WikiChange.Published or WikiChange.Merged or WikiChange.Unchanged;
}
