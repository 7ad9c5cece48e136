using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FollowUpSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_SuccessorId",
                table: "FollowUps",
                column: "SuccessorId");

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
                name: "FK_FollowUps_Outcomes_SuccessorId",
                table: "FollowUps");

            migrationBuilder.DropIndex(
                name: "IX_FollowUps_SuccessorId",
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
        }
    }
}
