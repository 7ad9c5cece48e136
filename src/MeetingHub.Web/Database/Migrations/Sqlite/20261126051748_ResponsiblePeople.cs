using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ResponsiblePeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "AffiliateId",
                table: "OutcomeOwners",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<int>(
                name: "PersonId",
                table: "OutcomeOwners",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeOwners_PersonId",
                table: "OutcomeOwners",
                column: "PersonId");

            migrationBuilder.AddForeignKey(
                name: "FK_OutcomeOwners_People_PersonId",
                table: "OutcomeOwners",
                column: "PersonId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OutcomeOwners_People_PersonId",
                table: "OutcomeOwners");

            migrationBuilder.DropIndex(
                name: "IX_OutcomeOwners_PersonId",
                table: "OutcomeOwners");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "OutcomeOwners");

            migrationBuilder.AlterColumn<int>(
                name: "AffiliateId",
                table: "OutcomeOwners",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
