namespace MeetingHub.Web.Import;

/// <summary>Registers what imports documents.</summary>
public static class Importing
{
    public static IServiceCollection AddImporting(this IServiceCollection services)
    {
        services.AddOptions<ImportOptions>().BindConfiguration("Import").ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<SourceImporter>().AddScoped<Archive.ArchiveReader>();
    }
}
