using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Notes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SessionNotes_SessionId",
                table: "SessionNotes");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "SessionNotes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Written out: as an added foreign key it would copy the whole table.
            migrationBuilder.Sql("""ALTER TABLE "Outcomes" ADD COLUMN "NoteId" INTEGER NULL REFERENCES "SessionNotes" ("Id") ON DELETE SET NULL""");

            migrationBuilder.AddColumn<int>(
                name: "NoteLine",
                table: "Outcomes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NoteText",
                table: "Outcomes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "NoteConflicts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    NoteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Theirs = table.Column<string>(type: "TEXT", nullable: false),
                    Mine = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoteConflicts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NoteConflicts_SessionNotes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "SessionNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoteRevisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    NoteId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    BeganAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MovedTo = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoteRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NoteRevisions_SessionNotes_NoteId",
                        column: x => x.NoteId,
                        principalTable: "SessionNotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SessionNotes_SessionId_Language",
                table: "SessionNotes",
                columns: new[] { "SessionId", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_NoteId",
                table: "Outcomes",
                column: "NoteId",
                filter: "\"NoteId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_NoteConflicts_NoteId",
                table: "NoteConflicts",
                column: "NoteId");

            migrationBuilder.CreateIndex(
                name: "IX_NoteRevisions_NoteId_Number",
                table: "NoteRevisions",
                columns: new[] { "NoteId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NoteConflicts");

            migrationBuilder.DropTable(
                name: "NoteRevisions");

            migrationBuilder.DropIndex(
                name: "IX_SessionNotes_SessionId_Language",
                table: "SessionNotes");

            migrationBuilder.DropIndex(
                name: "IX_Outcomes_NoteId",
                table: "Outcomes");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "SessionNotes");

            migrationBuilder.DropColumn(
                name: "NoteId",
                table: "Outcomes");

            migrationBuilder.DropColumn(
                name: "NoteLine",
                table: "Outcomes");

            migrationBuilder.DropColumn(
                name: "NoteText",
                table: "Outcomes");

            migrationBuilder.CreateIndex(
                name: "IX_SessionNotes_SessionId",
                table: "SessionNotes",
                column: "SessionId");
        }
    }
}
