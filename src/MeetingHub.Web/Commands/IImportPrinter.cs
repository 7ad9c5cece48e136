using MeetingHub.Formats.Import;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Import;

namespace MeetingHub.Web.Commands;

/// <summary>How <c>import</c> prints what it found.</summary>
internal interface IImportPrinter
{
    /// <summary>Before the first document.</summary>
    void Begin();

    /// <summary>One document.</summary>
    /// <param name="reading">The document as read.</param>
    /// <param name="result">What it did to the store; null on a dry run.</param>
    void Print(SourceReading reading, ImportResult? result);

    /// <summary>One archive.</summary>
    /// <param name="name">Its file.</param>
    /// <param name="imported">What came in, or would.</param>
    /// <param name="isDryRun">Whether nothing was stored.</param>
    void Print(string name, ArchiveImported imported, bool isDryRun);

    /// <summary>After the last document.</summary>
    void End();
}
