using System.ComponentModel.DataAnnotations;

namespace MeetingHub.Web.Reports;

/// <summary>What the configuration's <c>Report</c> section says about PDF files.</summary>
public sealed class ReportOptions
{
    /// <summary>The browser that prints them: a file, or a name to look up on the path. Where none is named, Chromium, Chrome or Edge is looked for.</summary>
    public string? Browser { get; set; }

    /// <summary>How long one may take, in seconds.</summary>
    [Range(1, 600)]
    public int PdfSeconds { get; set; } = 60;

    /// <summary>How much memory the browser may take while it prints, in megabytes.</summary>
    [Range(100, 16_000)]
    public int PdfMegabytes { get; set; } = 1_500;

    /// <summary>How many may wait for their turn; who comes later is asked to come back.</summary>
    [Range(0, 100)]
    public int PdfWaiting { get; set; } = 8;
}
