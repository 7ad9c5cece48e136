using System.Runtime.CompilerServices;
using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MeetingHub.Web.Database;

/// <summary>
/// Which columns may hold words of people and documents, and so a name. A word that the program itself reads, such as a role, an address or a language, must stay what it is,
/// whatever somebody is called. A column that is not known holds words.
/// </summary>
internal sealed class FreeTexts
{
    // Texts that are no prose. Addresses are seen to when something becomes hidden: see Editing.NeutralAddresses.
    private static readonly HashSet<string> Signs =
        ["Slug", "Code", "Language", "TimeZone", "Sha256", "MediaType", "Digest", "Field", "Id", "AccountId", "UserId", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "LoginProvider", "ProviderKey", "Email", "Tag", "Codes", "Token", "Parts", "Currency", "OtherCurrency", "Rate", "Api", "Secret"];

    private static readonly ConditionalWeakTable<IModel, FreeTexts> Kept = [];

    private readonly HashSet<string> others;
    private readonly HashSet<string> values;

    private FreeTexts(IModel model)
    {
        var properties = model.GetEntityTypes().SelectMany(type => type.GetProperties()).ToList();
        others = properties.GroupBy(p => p.GetColumnName()).Where(column => column.All(p => Signs.Contains(p.Name) || !IsText(TypeOf(p)))).Select(column => column.Key).ToHashSet();
        values = properties.Select(TypeOf).Where(type => type.IsEnum).Distinct().SelectMany(Enum.GetNames).ToHashSet();
    }

    public static FreeTexts Of(IModel model) => Kept.GetValue(model, static model => new FreeTexts(model));

    /// <summary>Whether a column of an answer may hold a name. Of several columns with one name the later ones have a number behind it.</summary>
    public bool Holds(string column) => !others.Contains(column) && !others.Contains(column.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    /// <summary>Whether a text is one of the program's own words, which may come in a column that is computed. Alone, it names nobody.</summary>
    public bool IsValue(string text) => values.Contains(text);

    private static Type TypeOf(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    // A date may be known in words alone.
    private static bool IsText(Type type) => type == typeof(string) || type == typeof(PartialDate);
}
