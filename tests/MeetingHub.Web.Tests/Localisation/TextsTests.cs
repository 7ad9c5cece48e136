using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Web.Localisation;
using Microsoft.Extensions.DependencyInjection;
using Record = MeetingHub.Domain.Record;

namespace MeetingHub.Web.Tests.Localisation;

public sealed partial class TextsTests : IDisposable
{
    private static readonly ResourceManager Resources = new(typeof(Texts).FullName!, typeof(Texts).Assembly);
    private static readonly string[] Sources = ["*.cshtml", "*.cs"];
    private readonly CultureInfo culture = CultureInfo.CurrentUICulture;

    [Theory]
    [InlineData("es")]
    [InlineData("pt")]
    public void Every_text_is_in_every_language_with_the_same_places_to_fill(string language)
    {
        var english = Read("");
        var other = Read(language);

        Assert.Equal(english.Keys.Order(), other.Keys.Order());
        Assert.Equal(english.OrderBy(t => t.Key).Select(t => (t.Key, Places(t.Value))), other.OrderBy(t => t.Key).Select(t => (t.Key, Places(t.Value))));
        Assert.DoesNotContain(other.Values, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_exists()
    {
        var known = Read("").Keys.ToHashSet();
        var web = Path.Combine(TestFiles.Root, "src", "MeetingHub.Web");
        var files = Sources.SelectMany(kind => Directory.GetFiles(web, kind, SearchOption.AllDirectories)).Where(f => !f.Contains("/obj/", StringComparison.Ordinal));
        var asked = files.SelectMany(file => UsedKeys().Matches(File.ReadAllText(file))).SelectMany(use => use.Groups["key"].Captures).Select(c => c.Value).Where(k => !k.EndsWith('.')).ToHashSet();
        var counted = files.SelectMany(file => CountedKeys().Matches(File.ReadAllText(file))).SelectMany(use => new[] { use.Groups["key"].Value + ".one", use.Groups["key"].Value + ".other" });

        Assert.True(asked.Count > 100);
        Assert.Empty(asked.Concat(counted).Except(known).Order());
    }

    [Theory]
    [InlineData(typeof(MeetingStatus), "MeetingStatus.")]
    [InlineData(typeof(MeetingRelation), "MeetingRelation.")]
    [InlineData(typeof(OutcomeStatus), "OutcomeStatus.")]
    [InlineData(typeof(OutcomeKind), "OutcomeKind.")]
    [InlineData(typeof(AffiliateKind), "AffiliateKind.")]
    [InlineData(typeof(DelegationRole), "DelegationRole.")]
    [InlineData(typeof(DelegationRole), "Role.")]
    [InlineData(typeof(DelegationRole), "AffiliateRole.")]
    [InlineData(typeof(Attendance), "Attendance.")]
    [InlineData(typeof(ParticipationRole), "ParticipationRole.")]
    [InlineData(typeof(ProgrammeRole), "ProgrammeRole.")]
    [InlineData(typeof(ProgrammeRole), "ProgrammeParties.")]
    [InlineData(typeof(RecordKind), "RecordKind.")]
    [InlineData(typeof(Visibility), "Visibility.")]
    [InlineData(typeof(Naming), "Naming.")]
    [InlineData(typeof(MeetingHub.Web.Accounts.AccountRole), "AccountRole.")]
    [InlineData(typeof(MeetingHub.Web.Accounts.AccountRole), "Role.Can.")]
    [InlineData(typeof(MeetingHub.Web.Accounts.AccountRole), "Invitation.As.")]
    [InlineData(typeof(MeetingHub.Web.Wikis.WikiRefusal), "WikiRefusal.")]
    [InlineData(typeof(MeetingHub.Web.Wikis.WikiChange), "WikiChange.")]
    public void Every_value_has_its_word(Type values, string prefix) => Assert.Empty(Enum.GetNames(values).Select(name => prefix + name).Except(Read("").Keys));

    [Fact]
    public void Every_field_that_a_document_fills_has_its_word()
    {
        Record[] records =
        [
            new Meeting("m", "m"), new MeetingSeries("s", "s"), new Programme("p", "p"), new Affiliate("a", "a"), new Session("S1", 0, "s", null),
            new Outcome(OutcomeKind.Agreement, 0, "o", null), new Goal(0, "g", null), new SurveyResult(0, "s", null), new ProgrammeCall(0, "c", null),
            new Meeting("d", "d").AddDelegation(null, Country.Parse("CO"), DelegationRole.Host), new Meeting("l", "l").AddLink(new Meeting("o", "o"), MeetingRelation.Next),
            new Meeting("q", "q").AddParticipation(new Person("p", "p"), ParticipationRole.Other), new Programme("v", "v").AddVisit(new Affiliate("w", "w")),
        ];

        Assert.Empty(records.SelectMany(r => r.Fields).Select(f => "Field." + f.Name).Except(Read("").Keys));
    }

    [Theory]
    [InlineData("en", 0, "0 sessions")]
    [InlineData("en", 1, "1 session")]
    [InlineData("es", 0, "0 sesiones")]
    [InlineData("es", 1, "1 sesión")]
    [InlineData("pt", 0, "0 sessão")]
    [InlineData("pt", 2, "2 sessões")]
    public async Task Numbers_take_the_right_form_of_their_noun(string language, int number, string expected)
    {
        await using var hub = new HubApplication();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(expected, hub.Services.GetRequiredService<Texts>().Count("Count.Sessions", number));
    }

    [Theory]
    [InlineData("en", 2, "2nd edition")]
    [InlineData("en", 11, "11th edition")]
    [InlineData("en", 23, "23rd edition")]
    [InlineData("es", 3, "3.ª edición")]
    [InlineData("pt", 3, "3ª edição")]
    public async Task Editions_are_numbered_as_people_say_them(string language, int edition, string expected)
    {
        await using var hub = new HubApplication();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(expected, hub.Services.GetRequiredService<Texts>().Edition(edition));
    }

    public void Dispose() => CultureInfo.CurrentUICulture = culture;

    private static Dictionary<string, string> Read(string language) =>
        Resources.GetResourceSet(language.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Places(string text) => string.Join(' ', PlaceToFill().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\b(?:T|texts|localizer)\[(?:[^""\]]*?\?\s*""(?<key>[\w.]+)""\s*:\s*""(?<key>[\w.]+)""|""(?<key>[\w.]+)"")")]
    private static partial Regex UsedKeys();

    [GeneratedRegex(@"\.Count\(""(?<key>[\w.]+)""")]
    private static partial Regex CountedKeys();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlaceToFill();
}
