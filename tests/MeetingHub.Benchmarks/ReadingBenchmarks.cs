using BenchmarkDotNet.Attributes;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Formats.PlainText;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Benchmarks;

/// <summary>From a document's bytes to what it proposes, and the extractor alone.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private byte[] bytes = [];
    private Document? tree;

    [Params("000", "001", "002")]
    public string Seed { get; set; } = "";

    [GlobalSetup]
    public void Open()
    {
        bytes = File.ReadAllBytes(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seeds"), Seed + "_*.txt").Single());
        tree = PlainTextReader.Read(SourceImport.Read("seed.txt", bytes).Text);
    }

    [Benchmark]
    public SourceReading BytesToDraft() => SourceImport.Read("seed.txt", bytes);

    [Benchmark]
    public ImportDraft TreeToDraft() => MeetingExtractor.Extract(tree!); // Set before the first round.
}
