using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SignInFreshness : Migration
    {
        // What takes rights away says so itself, past whatever code does it. That something is not there is never remembered, so inserting needs no word.
        private static readonly string[] Tables = ["Accounts", "SignIns", "MeetingAssignments"];
        private static readonly string[] Moments = ["UPDATE", "DELETE"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
                foreach (var moment in Moments)
                    migrationBuilder.Sql($"""
                        CREATE TRIGGER "{table}_Freshness_{moment}" AFTER {moment} ON "{table}" BEGIN
                            INSERT INTO "Freshness" ("Tag", "Version", "ChangedAt") VALUES ('accounts', (SELECT COALESCE(MAX("Version"), 0) + 1 FROM "Freshness"), strftime('%Y-%m-%d %H:%M:%f', 'now'))
                            ON CONFLICT ("Tag") DO UPDATE SET "Version" = excluded."Version", "ChangedAt" = excluded."ChangedAt";
                        END
                        """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
                foreach (var moment in Moments) migrationBuilder.Sql($"""DROP TRIGGER "{table}_Freshness_{moment}" """);
        }
    }
}
