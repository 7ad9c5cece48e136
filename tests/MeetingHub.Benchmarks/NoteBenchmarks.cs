using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Benchmarks;

/// <summary>Long notes of 30 KB: laid out for a reader, looked through for marks, and merged with what another has written.</summary>
[MemoryDiagnoser]
public class NoteBenchmarks
{
    private const int Length = 30_000;

    private string notes = "";
    private string mine = "";
    private string theirs = "";

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder();
        for (var part = 1; text.Length < Length; part++)
            text.Append(CultureInfo.InvariantCulture, $"## Tema {part}\n\nLo que se habló, con **énfasis**, un [enlace](https://example.org/{part}) y `código`.\n\n- primer punto de la lista\n- segundo punto\n  - uno más adentro\n- [ ] una tarea\n\n")
                .Append(CultureInfo.InvariantCulture, $"| Quién | Qué |\n|---|---|\n| Grupo {part} | los modelos |\n\nACUERDO: el grupo {part} se reúne antes del 3 de mayo.\n\n");
        notes = text.ToString();
        mine = notes.Replace("Tema 3", "Tema tercero", StringComparison.Ordinal);
        theirs = notes.Replace("Grupo 40", "Grupo cuarenta", StringComparison.Ordinal);
    }

    [Benchmark]
    public string Render() => NoteMarkdown.ToHtml(notes, "n-");

    [Benchmark]
    public int FindMarks() => NoteMarks.Find(notes).Count;

    [Benchmark]
    public string Merge() => NoteMerge.Merge(notes, theirs, mine).Text;
}
