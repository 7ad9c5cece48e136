namespace MeetingHub.Web.Database;

/// <summary>What happens to the store before the first visitor is answered.</summary>
internal static class StorePreparation
{
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HubDbContext>().MigrateAsync();
    }
}
