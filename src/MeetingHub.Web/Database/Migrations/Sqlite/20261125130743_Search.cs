using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in SearchIndex.Statements()) migrationBuilder.Sql(statement);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var statement in SearchIndex.Removal()) migrationBuilder.Sql(statement);
        }
    }
}
