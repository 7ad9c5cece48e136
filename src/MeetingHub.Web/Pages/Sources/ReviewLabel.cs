using MeetingHub.Domain;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>What a proposed record is called, before the store could be asked.</summary>
public static class ReviewLabel
{
    private static readonly string[] Naming = ["title", "name", "text", "aim", "statement"];

    public static string Of(Record record) => record switch
    {
        Delegation d => d.Affiliate?.Name ?? d.Country?.Name(System.Globalization.CultureInfo.CurrentUICulture) ?? "",
        Participation p => p.Person?.Name ?? "",
        MeetingLink l => l.Other?.Name ?? "",
        Visit v => v.Affiliate?.Name ?? "",
        _ => Naming.Where(name => record.Fields.Any(f => f.Name == name)).Select(name => record[name]).FirstOrDefault() ?? "",
    };
}
