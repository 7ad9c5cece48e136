using System.ComponentModel.DataAnnotations;
using MeetingHub.Formats.Import;

namespace MeetingHub.Web.Import;

/// <summary>The section <c>Import</c> of the configuration.</summary>
public sealed class ImportOptions
{
    /// <summary>The largest document read, in bytes.</summary>
    [Range(1, int.MaxValue)]
    public int MaxBytes { get; set; } = SourceImport.DefaultMaxBytes;
}
