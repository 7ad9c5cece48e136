using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database;

/// <summary>The whole store on SQLite, bin and all, for the importer, the bin and the commands of whoever runs the program. Pages never read by it.</summary>
public sealed class SqliteWholeStore(DbContextOptions<SqliteWholeStore> options) : HubDbContext(options)
{
    internal override bool IsWhole => true;
}
