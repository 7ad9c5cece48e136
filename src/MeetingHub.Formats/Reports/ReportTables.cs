using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace MeetingHub.Formats.Reports;

/// <summary>The tables of a report alone.</summary>
public static class ReportTables
{
    // The first moment that a zip file can name: the same report gives the same bytes.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Each table as comma-separated values (RFC 4180), in one zip file.</summary>
    public static byte[] WriteZip(ReportDocument report)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in report.Tables)
            {
                var entry = zip.CreateEntry(table.Name + ".csv");
                entry.LastWriteTime = Stamp;
                // With a byte order mark, without which spreadsheets take accents for noise.
                using var text = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
                foreach (var column in table.Columns) csv.WriteField(Text(column.Text));
                csv.NextRecord();
                foreach (var row in table.Rows)
                {
                    foreach (var cell in row) csv.WriteField(cell.Number?.ToString(CultureInfo.InvariantCulture) ?? cell.Day?.ToString("O", CultureInfo.InvariantCulture) ?? Text(cell.Text));
                    csv.NextRecord();
                }
            }
        }
        return bytes.ToArray();
    }

    // A text that begins like a formula would be calculated by who opens the file; an apostrophe tells that it is a text. A number below zero is none.
    private static string Text(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
