using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HiddenIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Affiliates_Visibility",
                table: "Affiliates");

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_Visibility",
                table: "Outcomes",
                column: "Visibility",
                filter: "\"Visibility\" <> 'Public'");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_Visibility",
                table: "Meetings",
                column: "Visibility",
                filter: "\"Visibility\" <> 'Public'");

            migrationBuilder.CreateIndex(
                name: "IX_Affiliates_Visibility",
                table: "Affiliates",
                column: "Visibility",
                filter: "\"Visibility\" <> 'Public'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outcomes_Visibility",
                table: "Outcomes");

            migrationBuilder.DropIndex(
                name: "IX_Meetings_Visibility",
                table: "Meetings");

            migrationBuilder.DropIndex(
                name: "IX_Affiliates_Visibility",
                table: "Affiliates");

            migrationBuilder.CreateIndex(
                name: "IX_Affiliates_Visibility",
                table: "Affiliates",
                column: "Visibility");
        }
    }
}
