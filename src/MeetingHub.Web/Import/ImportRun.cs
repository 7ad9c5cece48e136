using MeetingHub.Domain;
using MeetingHub.Web.Database;

namespace MeetingHub.Web.Import;

/// <summary>What all steps of importing one document share.</summary>
internal sealed class ImportRun(
    HubDbContext database, SourceDocument source, string text, ImportDraft draft, ImportChoices? choices = null, IReadOnlySet<(RecordKind, int)>? undone = null, ImportedAgendas? agendas = null)
{
    public HubDbContext Database => database;

    public SourceDocument Source => source;

    /// <summary>The decoded text that spans count in.</summary>
    public string Text => text;

    public ImportDraft Draft => draft;

    /// <summary>What this document and others said before.</summary>
    public SourceHistory History { get; } = new(source.Evidence);

    /// <summary>What a reviewer has said of whom the document means.</summary>
    public ImportChoices Choices { get; } = choices ?? ImportChoices.None;

    public RecordWriter Writer => field ??= new RecordWriter(History, undone ?? new HashSet<(RecordKind, int)>());

    public AffiliateDirectory Affiliates => field ??= new AffiliateDirectory(Database, Writer, Choices);

    /// <summary>Which agendas are published with the document.</summary>
    public ImportedAgendas Agendas { get; } = agendas ?? new ImportedAgendas(database);

    public PersonDirectory People { get; } = new(database);

    public MeetingFinder Meetings { get; } = new(database);

    /// <summary>Loads what other documents say of stored records, so that they can be told from a person's word.</summary>
    public Task LoadOthersAsync(IEnumerable<Record> records, CancellationToken cancel, string? field = null) => History.LoadOthersAsync(Database, Source.Id, records, field, cancel);
}
