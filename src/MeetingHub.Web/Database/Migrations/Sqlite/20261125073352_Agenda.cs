using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Agenda : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Uid",
                table: "Sessions",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // Rebuilt here and not by EF Core, whose way cannot run in the migration's transaction. Nothing refers to this table.
            migrationBuilder.Sql("""
                CREATE TABLE "SessionFacilitatorsNew" (
                    "Id" INTEGER NOT NULL CONSTRAINT "PK_SessionFacilitators" PRIMARY KEY AUTOINCREMENT,
                    "SessionId" INTEGER NOT NULL,
                    "PersonId" INTEGER NULL,
                    "AffiliateId" INTEGER NULL,
                    CONSTRAINT "FK_SessionFacilitators_Affiliates_AffiliateId" FOREIGN KEY ("AffiliateId") REFERENCES "Affiliates" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_SessionFacilitators_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_SessionFacilitators_Sessions_SessionId" FOREIGN KEY ("SessionId") REFERENCES "Sessions" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "SessionFacilitatorsNew" ("Id", "SessionId", "PersonId") SELECT "Id", "SessionId", "PersonId" FROM "SessionFacilitators";
                DROP TABLE "SessionFacilitators";
                ALTER TABLE "SessionFacilitatorsNew" RENAME TO "SessionFacilitators";
                CREATE INDEX "IX_SessionFacilitators_PersonId" ON "SessionFacilitators" ("PersonId");
                CREATE INDEX "IX_SessionFacilitators_SessionId" ON "SessionFacilitators" ("SessionId");
                """);

            migrationBuilder.AddColumn<DateTime>(
                name: "AgendaWithdrawnAt",
                table: "Meetings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "CurrentRelease",
                table: "Meetings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastRelease",
                table: "Meetings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PlannedBy",
                table: "Meetings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlannedComment",
                table: "Meetings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "PlannedWithTray",
                table: "Meetings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "PublicationPlannedAt",
                table: "Meetings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StepId",
                table: "Changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AgendaReleases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeetingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Republishes = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaReleases_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgendaSteps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeetingId = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaSteps_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Followers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeetingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Codes = table.Column<string>(type: "TEXT", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ToldOf = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Followers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Followers_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Freshness",
                columns: table => new
                {
                    Tag = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Freshness", x => x.Tag);
                });

            migrationBuilder.CreateTable(
                name: "ReleasedSessions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReleaseId = table.Column<int>(type: "INTEGER", nullable: false),
                    SessionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Uid = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    Abstract = table.Column<string>(type: "TEXT", nullable: true),
                    IsBreak = table.Column<bool>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Start = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Room = table.Column<string>(type: "TEXT", nullable: true),
                    Track = table.Column<string>(type: "TEXT", nullable: true),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedIn = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsDropped = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleasedSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReleasedSessions_AgendaReleases_ReleaseId",
                        column: x => x.ReleaseId,
                        principalTable: "AgendaReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReleasedFacilitators",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReleasedSessionId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    AffiliateId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleasedFacilitators", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReleasedFacilitators_Affiliates_AffiliateId",
                        column: x => x.AffiliateId,
                        principalTable: "Affiliates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReleasedFacilitators_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReleasedFacilitators_ReleasedSessions_ReleasedSessionId",
                        column: x => x.ReleasedSessionId,
                        principalTable: "ReleasedSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Uid",
                table: "Sessions",
                column: "Uid");

            migrationBuilder.CreateIndex(
                name: "IX_SessionFacilitators_AffiliateId",
                table: "SessionFacilitators",
                column: "AffiliateId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_PublicationPlannedAt",
                table: "Meetings",
                column: "PublicationPlannedAt",
                filter: "\"PublicationPlannedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Changes_StepId",
                table: "Changes",
                column: "StepId",
                filter: "\"StepId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AgendaReleases_MeetingId_Number",
                table: "AgendaReleases",
                columns: new[] { "MeetingId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgendaSteps_MeetingId_AccountId",
                table: "AgendaSteps",
                columns: new[] { "MeetingId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Followers_MeetingId_Email",
                table: "Followers",
                columns: new[] { "MeetingId", "Email" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Freshness_Version",
                table: "Freshness",
                column: "Version");

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedFacilitators_AffiliateId",
                table: "ReleasedFacilitators",
                column: "AffiliateId");

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedFacilitators_PersonId",
                table: "ReleasedFacilitators",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedFacilitators_ReleasedSessionId",
                table: "ReleasedFacilitators",
                column: "ReleasedSessionId");

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedSessions_ReleaseId",
                table: "ReleasedSessions",
                column: "ReleaseId");

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedSessions_SessionId",
                table: "ReleasedSessions",
                column: "SessionId");

            // Each session needs a UUID of its own (version 4, RFC 9562), written as EF Core writes them.
            migrationBuilder.Sql("""
                UPDATE "Sessions" SET "Uid" = upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89AB', abs(random()) % 4 + 1, 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
                """);
            // Until now the public saw every session at once. What it saw is each agenda's first release.
            migrationBuilder.Sql("""
                INSERT INTO "AgendaReleases" ("MeetingId", "Number", "TimeZone", "By", "PublishedAt")
                SELECT m."Id", 1, m."TimeZone", 'MeetingHub', strftime('%Y-%m-%d %H:%M:%f', 'now') FROM "Meetings" m
                WHERE EXISTS (SELECT 1 FROM "Sessions" s WHERE s."MeetingId" = m."Id" AND s."BinnedAt" IS NULL);
                INSERT INTO "ReleasedSessions" ("ReleaseId", "SessionId", "Uid", "Code", "Position", "Title", "Language", "Abstract", "IsBreak", "Day", "Start", "Minutes", "Room", "Track", "Sequence", "ChangedIn", "ChangedAt", "IsDropped")
                SELECT r."Id", s."Id", s."Uid", s."Code", row_number() OVER (PARTITION BY r."Id" ORDER BY s."Day" IS NULL, s."Day", s."Start", s."Position") - 1,
                       s."Title", s."Language", s."Abstract", s."IsBreak", s."Day", s."Start", s."Minutes", s."Room", s."Track", 0, 1, r."PublishedAt", 0
                FROM "Sessions" s JOIN "AgendaReleases" r ON r."MeetingId" = s."MeetingId" WHERE s."BinnedAt" IS NULL;
                INSERT INTO "ReleasedFacilitators" ("ReleasedSessionId", "PersonId")
                SELECT x."Id", f."PersonId" FROM "SessionFacilitators" f JOIN "ReleasedSessions" x ON x."SessionId" = f."SessionId" ORDER BY f."Id";
                UPDATE "Meetings" SET "CurrentRelease" = 1, "LastRelease" = 1 WHERE "Id" IN (SELECT "MeetingId" FROM "AgendaReleases");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_SessionFacilitators_Affiliates_AffiliateId",
                table: "SessionFacilitators");

            migrationBuilder.DropTable(
                name: "AgendaSteps");

            migrationBuilder.DropTable(
                name: "Followers");

            migrationBuilder.DropTable(
                name: "Freshness");

            migrationBuilder.DropTable(
                name: "ReleasedFacilitators");

            migrationBuilder.DropTable(
                name: "ReleasedSessions");

            migrationBuilder.DropTable(
                name: "AgendaReleases");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_Uid",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_SessionFacilitators_AffiliateId",
                table: "SessionFacilitators");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_PublicationPlannedAt",
                table: "Meetings");

            migrationBuilder.DropIndex(
                name: "IX_Changes_StepId",
                table: "Changes");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "Uid",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "AffiliateId",
                table: "SessionFacilitators");

            migrationBuilder.DropColumn(
                name: "AgendaWithdrawnAt",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "CurrentRelease",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "LastRelease",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "PlannedBy",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "PlannedComment",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "PlannedWithTray",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "PublicationPlannedAt",
                table: "Meetings");

            migrationBuilder.DropColumn(
                name: "StepId",
                table: "Changes");

            migrationBuilder.AlterColumn<int>(
                name: "PersonId",
                table: "SessionFacilitators",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
