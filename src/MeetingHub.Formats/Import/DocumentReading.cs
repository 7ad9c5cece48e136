using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Names;
using MeetingHub.Formats.Import.Places;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import;

/// <summary>A document with all that the recognisers see in it; what the rules about roles and records read.</summary>
internal sealed class DocumentReading
{
    private readonly List<PlaceMention>[] places;
    private readonly List<NameMention>[] names;

    public DocumentReading(Document document)
    {
        Document = document;
        Language = LanguageDetector.Detect(string.Join('\n', document.Blocks.Where(b => b.Kind != BlockKind.Chrome).Select(b => b.Text.Text)));
        var blocks = document.Blocks.Where(block => block.Kind != BlockKind.Chrome && !block.Text.IsBlank).SelectMany(InPieces);
        Passages = [];
        foreach (var block in blocks)
            Passages.Add(new Passage(Passages.Count, block, LanguageDetector.Detect(block.Text.Text, 6) ?? Language, CueLexicon.Instance) { Previous = Passages.LastOrDefault() });
        Sections = new Sections(Passages);
        var context = PlaceRecogniser.CountriesIn(Passages);
        places = [.. Passages.Select(p => PlaceRecogniser.Find(p, context))];
        names = [.. Passages.Select(p => NameRecogniser.Find(p, places[p.Index]))];
    }

    // The rules look at everything in a passage from everywhere in it: a block longer than any paragraph is read in pieces.
    private static IEnumerable<Block> InPieces(Block block)
    {
        const int Longest = 6_000;
        var start = 0;
        while (block.Text.Length - start > Longest)
        {
            var cut = block.Text.Text.LastIndexOf(' ', start + Longest, Longest / 2);
            var end = cut > start ? cut : start + Longest;
            yield return block with { Text = block.Text.Slice(start, end - start).Trim(), Cells = [] };
            start = end;
        }
        var rest = start == 0 ? block : block with { Text = block.Text.Slice(start, block.Text.Length - start).Trim(), Cells = [] };
        if (!rest.Text.IsBlank) yield return rest;
    }

    public Document Document { get; }

    public string? Language { get; }

    public List<Passage> Passages { get; }

    public Sections Sections { get; }

    public List<Diagnostic> Diagnostics { get; } = [];

    public List<PlaceMention> Places(Passage passage) => places[passage.Index];

    public List<NameMention> Names(Passage passage) => names[passage.Index];

    public IEnumerable<PlaceMention> Places(Passage passage, Stretch within) => places[passage.Index].Where(p => within.Contains(p.Stretch));

    public IEnumerable<NameMention> Names(Passage passage, Stretch within) => names[passage.Index].Where(n => within.Contains(n.Stretch));

    public void Warn(DoubtKind kind, string read, string other, string message, Passage passage, Stretch stretch) =>
        Diagnostics.Add(new Diagnostic(DiagnosticSeverity.Warning, message, passage.Span(stretch).Start, new Doubt(kind, passage.Of(stretch), read, other)));
}
