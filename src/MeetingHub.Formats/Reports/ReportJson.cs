using System.Globalization;
using System.Text.Json;

namespace MeetingHub.Formats.Reports;

/// <summary>A report for programs: its blocks in order, tables as objects whose keys are the same in every language.</summary>
public static class ReportJson
{
    /// <summary>Writes an object with <c>title</c>, <c>language</c> and <c>blocks</c>. Pictures are left out: a table says the same.</summary>
    public static void Write(Utf8JsonWriter json, ReportDocument report)
    {
        json.WriteStartObject();
        json.WriteString("title", report.Title);
        json.WriteString("language", report.Language);
        json.WriteStartArray("blocks");
        foreach (var block in report.Blocks.Where(b => b is not ReportFigure))
        {
            json.WriteStartObject();
            Write(json, block);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportBlock block)
    {
        switch (block)
        {
            case ReportHeading heading:
                json.WriteNumber("heading", heading.Level);
                json.WriteString("text", heading.Text);
                json.WriteString("anchor", heading.Anchor);
                break;
            case ReportParagraph paragraph:
                json.WriteString("paragraph", string.Concat(paragraph.Words.Select(w => w.Text)).Trim());
                json.WriteString("language", paragraph.Words.Select(w => w.Language).FirstOrDefault(l => l is not null));
                break;
            case ReportList list:
                json.WriteStartArray("list");
                foreach (var item in list.Items)
                {
                    json.WriteStartObject();
                    json.WriteString("text", string.Concat(item.Select(w => w.Text)));
                    json.WriteString("address", item.Select(w => w.Address).FirstOrDefault(a => a is not null));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case ReportTable table:
                Write(json, table);
                break;
            case ReportNotes notes:
                json.WriteString("notes", notes.Html);
                json.WriteString("language", notes.Language);
                break;
            default:
                throw new ArgumentException($"No JSON for {block.GetType().Name}.", nameof(block));
        }
    }

    private static void Write(Utf8JsonWriter json, ReportTable table)
    {
        json.WriteString("table", table.Name);
        json.WriteString("caption", table.Caption);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            foreach (var (column, cell) in table.Columns.Zip(row))
            {
                json.WritePropertyName(column.Key);
                if (cell.Number is { } number) json.WriteNumberValue(number);
                else if (column.IsNumber) json.WriteNullValue();
                else json.WriteStringValue(cell.Code ?? cell.Day?.ToString("O", CultureInfo.InvariantCulture) ?? cell.Text);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
