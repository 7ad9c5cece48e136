using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MeetingHub.Web.Archive;

/// <summary>One table of an archive, as the model has it.</summary>
internal sealed class ArchiveTable
{
    public ArchiveTable(IEntityType type, string? owner)
    {
        (Type, Name, Owner) = (type, type.ClrType.Name, owner);
        Sql = Quoted(type.GetTableName()!); // only what has a table is archived
        Columns = [.. type.GetProperties().Where(p => !ArchiveTables.Secrets.Contains((type.ClrType, p.Name))).Select(p => new ArchiveColumn(type, p))];
        Key = Columns.Single(c => c.Property == type.FindPrimaryKey()!.Properties[^1]); // each has one
        Handle = string.Join(" || ' ' || ", type.FindPrimaryKey()!.Properties.Select(p => Quoted(p.GetColumnName()))); // as above
        Secret = type.GetProperties().SingleOrDefault(p => ArchiveTables.Secrets.Contains((type.ClrType, p.Name))) is { } secret ? Quoted(secret.GetColumnName()) : null;
    }

    public IEntityType Type { get; }

    /// <summary>What it is called in the file.</summary>
    public string Name { get; }

    /// <summary>The property that leads to what a row belongs to.</summary>
    public string? Owner { get; }

    /// <summary>The table's name as a statement writes it.</summary>
    public string Sql { get; }

    public IReadOnlyList<ArchiveColumn> Columns { get; }

    /// <summary>What other rows know a row by; only its last part where it has several, and such a row nothing leads to.</summary>
    public ArchiveColumn Key { get; }

    /// <summary>What tells its rows apart, as an expression.</summary>
    public string Handle { get; }

    /// <summary>Whether each hub counts its rows itself, so that they have other numbers elsewhere.</summary>
    public bool IsCounted => Key.Property.ClrType == typeof(int) && Key.Principal is null;

    /// <summary>The column that is made anew wherever a row comes in, as a statement writes it; null where there is none.</summary>
    public string? Secret { get; }

    /// <summary>A column by its property.</summary>
    public ArchiveColumn this[string property] => Columns.First(c => c.Name == property);

    /// <summary>Names come from the model and from nowhere else.</summary>
    internal static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>One column of an archive.</summary>
internal sealed class ArchiveColumn(IEntityType table, IProperty property)
{
    public IProperty Property { get; } = property;

    /// <summary>What it is called in the file.</summary>
    public string Name { get; } = property.Name;

    /// <summary>The column's name as a statement writes it.</summary>
    public string Sql { get; } = ArchiveTable.Quoted(property.GetColumnName());

    public bool IsNullable { get; } = property.IsNullable;

    /// <summary>The table that its foreign key leads to; null where it is none.</summary>
    public Type? Principal { get; } = property.GetContainingForeignKeys().SingleOrDefault()?.PrincipalEntityType.ClrType;

    /// <summary>What its number leads to without a foreign key; null where it leads nowhere.</summary>
    public SoftTarget? Soft { get; } = ArchiveTables.SoftReferences.Where(s => s.Table == table.ClrType && s.Column == property.Name).Select(s => (SoftTarget?)s.Target).SingleOrDefault();

    /// <summary>The type of its values in the file and in the store.</summary>
    public Type ValueType { get; } = Nullable.GetUnderlyingType(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) ?? property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
}
