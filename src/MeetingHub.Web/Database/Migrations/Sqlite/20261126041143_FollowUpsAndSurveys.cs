using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FollowUpsAndSurveys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Distribution",
                table: "Surveys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsDueNextEdition",
                table: "Outcomes",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Measure",
                table: "Goals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AffiliateId",
                table: "FollowUps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "FollowUps",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "From",
                table: "FollowUps",
                type: "TEXT",
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<bool>(
                name: "IsCarriedOver",
                table: "FollowUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "FollowUps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SuccessorId",
                table: "FollowUps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "To",
                table: "FollowUps",
                type: "TEXT",
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<int>(
                name: "Came",
                table: "Delegations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaidBy",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Exchanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ProgrammeId = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstId = table.Column<int>(type: "INTEGER", nullable: false),
                    SecondId = table.Column<int>(type: "INTEGER", nullable: false),
                    Starts = table.Column<string>(type: "TEXT", nullable: true),
                    Topic = table.Column<string>(type: "TEXT", nullable: true),
                    FirstLearned = table.Column<string>(type: "TEXT", nullable: true),
                    SecondLearned = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    IsCorrected = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    BinnedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exchanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exchanges_Affiliates_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Affiliates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Exchanges_Affiliates_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Affiliates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Exchanges_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HeldSurveys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MeetingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Moment = table.Column<string>(type: "TEXT", nullable: false),
                    IsAnonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    Invited = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldSurveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HeldSurveys_Meetings_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "Meetings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgressLinks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AffiliateId = table.Column<int>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgressLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgressLinks_Affiliates_AffiliateId",
                        column: x => x.AffiliateId,
                        principalTable: "Affiliates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgressReports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OutcomeId = table.Column<int>(type: "INTEGER", nullable: false),
                    AffiliateId = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    Link = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsAccepted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgressReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgressReports_Affiliates_AffiliateId",
                        column: x => x.AffiliateId,
                        principalTable: "Affiliates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProgressReports_Outcomes_OutcomeId",
                        column: x => x.OutcomeId,
                        principalTable: "Outcomes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // By hand, because EF knows no WITHOUT ROWID: rows lie in the order of their random keys, and not in the order in which people answered.
            migrationBuilder.Sql("""
                CREATE TABLE "SurveyAnswers" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_SurveyAnswers" PRIMARY KEY,
                    "SurveyId" INTEGER NOT NULL CONSTRAINT "FK_SurveyAnswers_HeldSurveys_SurveyId" REFERENCES "HeldSurveys" ("Id") ON DELETE CASCADE,
                    "AccountId" TEXT NULL,
                    "Language" TEXT NOT NULL
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "SurveyQuestions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SurveyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyQuestions_HeldSurveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "HeldSurveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""
                CREATE TABLE "SurveyTickets" (
                    "Digest" TEXT NOT NULL CONSTRAINT "PK_SurveyTickets" PRIMARY KEY,
                    "SurveyId" INTEGER NOT NULL CONSTRAINT "FK_SurveyTickets_HeldSurveys_SurveyId" REFERENCES "HeldSurveys" ("Id") ON DELETE CASCADE,
                    "IsUsed" INTEGER NOT NULL
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "QuestionWords",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    QuestionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Lines = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionWords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuestionWords_SurveyQuestions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "SurveyQuestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""
                CREATE TABLE "SurveyReplies" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_SurveyReplies" PRIMARY KEY,
                    "AnswerId" TEXT NOT NULL CONSTRAINT "FK_SurveyReplies_SurveyAnswers_AnswerId" REFERENCES "SurveyAnswers" ("Id") ON DELETE CASCADE,
                    "QuestionId" INTEGER NOT NULL CONSTRAINT "FK_SurveyReplies_SurveyQuestions_QuestionId" REFERENCES "SurveyQuestions" ("Id") ON DELETE CASCADE,
                    "Option" INTEGER NULL,
                    "Text" TEXT NULL
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_AffiliateId",
                table: "FollowUps",
                column: "AffiliateId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SuccessorId",
                table: "FollowUps",
                column: "SuccessorId");

            migrationBuilder.CreateIndex(
                name: "IX_Exchanges_FirstId",
                table: "Exchanges",
                column: "FirstId");

            migrationBuilder.CreateIndex(
                name: "IX_Exchanges_ProgrammeId",
                table: "Exchanges",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_Exchanges_SecondId",
                table: "Exchanges",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_HeldSurveys_MeetingId",
                table: "HeldSurveys",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgressLinks_AffiliateId",
                table: "ProgressLinks",
                column: "AffiliateId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgressLinks_Digest",
                table: "ProgressLinks",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProgressReports_AffiliateId",
                table: "ProgressReports",
                column: "AffiliateId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgressReports_OutcomeId",
                table: "ProgressReports",
                column: "OutcomeId",
                filter: "\"DecidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionWords_QuestionId",
                table: "QuestionWords",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyAnswers_SurveyId",
                table: "SurveyAnswers",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyQuestions_SurveyId",
                table: "SurveyQuestions",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyReplies_AnswerId",
                table: "SurveyReplies",
                column: "AnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyReplies_QuestionId",
                table: "SurveyReplies",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyTickets_SurveyId",
                table: "SurveyTickets",
                column: "SurveyId");

            migrationBuilder.AddForeignKey(
                name: "FK_FollowUps_Affiliates_AffiliateId",
                table: "FollowUps",
                column: "AffiliateId",
                principalTable: "Affiliates",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "FK_FollowUps_Outcomes_SuccessorId",
                table: "FollowUps",
                column: "SuccessorId",
                principalTable: "Outcomes",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_FollowUps_Affiliates_AffiliateId",
                table: "FollowUps");

            migrationBuilder.DropForeignKey(
                name: "FK_FollowUps_Outcomes_SuccessorId",
                table: "FollowUps");

            migrationBuilder.DropTable(
                name: "Exchanges");

            migrationBuilder.DropTable(
                name: "ProgressLinks");

            migrationBuilder.DropTable(
                name: "ProgressReports");

            migrationBuilder.DropTable(
                name: "QuestionWords");

            migrationBuilder.DropTable(
                name: "SurveyReplies");

            migrationBuilder.DropTable(
                name: "SurveyTickets");

            migrationBuilder.DropTable(
                name: "SurveyAnswers");

            migrationBuilder.DropTable(
                name: "SurveyQuestions");

            migrationBuilder.DropTable(
                name: "HeldSurveys");

            migrationBuilder.DropIndex(
                name: "IX_FollowUps_AffiliateId",
                table: "FollowUps");

            migrationBuilder.DropIndex(
                name: "IX_FollowUps_SuccessorId",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "Distribution",
                table: "Surveys");

            migrationBuilder.DropColumn(
                name: "IsDueNextEdition",
                table: "Outcomes");

            migrationBuilder.DropColumn(
                name: "Measure",
                table: "Goals");

            migrationBuilder.DropColumn(
                name: "AffiliateId",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "By",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "From",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "IsCarriedOver",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "SuccessorId",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "To",
                table: "FollowUps");

            migrationBuilder.DropColumn(
                name: "Came",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "PaidBy",
                table: "Delegations");
        }
    }
}
