using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Editing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Visits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Visits",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Surveys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Surveys",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "SessionNotes",
                type: "TEXT",
                nullable: false,
                defaultValue: "Public");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Series",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Series",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Programmes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Programmes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "ProgrammeCalls",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "ProgrammeCalls",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ConsentedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            // Whoever is on record came from a source so far.
            migrationBuilder.AddColumn<string>(
                name: "Naming",
                table: "People",
                type: "TEXT",
                nullable: false,
                defaultValue: "Source");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Participations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Participations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Outcomes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Outcomes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "Outcomes",
                type: "TEXT",
                nullable: false,
                defaultValue: "Public");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Meetings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Meetings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "Meetings",
                type: "TEXT",
                nullable: false,
                defaultValue: "Public");

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "MeetingLinks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "MeetingLinks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Goals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Goals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Delegations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "BinnedAt",
                table: "Affiliates",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Affiliates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Visibility",
                table: "Affiliates",
                type: "TEXT",
                nullable: false,
                defaultValue: "Public");

            migrationBuilder.CreateTable(
                name: "Changes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RecordKind = table.Column<string>(type: "TEXT", nullable: false),
                    RecordId = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OldAddresses",
                columns: table => new
                {
                    RecordKind = table.Column<string>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    RecordId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OldAddresses", x => new { x.RecordKind, x.Slug });
                });

            migrationBuilder.CreateIndex(
                name: "IX_People_Naming",
                table: "People",
                column: "Naming");

            migrationBuilder.CreateIndex(
                name: "IX_Affiliates_Visibility",
                table: "Affiliates",
                column: "Visibility");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_RecordKind_RecordId",
                table: "Changes",
                columns: new[] { "RecordKind", "RecordId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Changes");

            migrationBuilder.DropTable(
                name: "OldAddresses");

            migrationBuilder.DropIndex(
                name: "IX_People_Naming",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Affiliates_Visibility",
                table: "Affiliates");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Visits");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Surveys");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Surveys");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "SessionNotes");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Programmes");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Programmes");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "ProgrammeCalls");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ProgrammeCalls");

            migrationBuilder.DropColumn(
                name: "ConsentedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Naming",
                table: "People");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Outcomes");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Outcomes");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "Outcomes");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "MeetingLinks");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "MeetingLinks");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Goals");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Goals");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "BinnedAt",
                table: "Affiliates");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Affiliates");

            migrationBuilder.DropColumn(
                name: "Visibility",
                table: "Affiliates");
        }
    }
}
