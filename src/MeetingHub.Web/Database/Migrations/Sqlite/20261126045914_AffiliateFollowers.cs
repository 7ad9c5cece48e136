using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AffiliateFollowers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "MeetingId",
                table: "Followers",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<int>(
                name: "AffiliateId",
                table: "Followers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldAt",
                table: "Followers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Followers_AffiliateId_Email",
                table: "Followers",
                columns: new[] { "AffiliateId", "Email" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Followers_Affiliates_AffiliateId",
                table: "Followers",
                column: "AffiliateId",
                principalTable: "Affiliates",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Followers_Affiliates_AffiliateId",
                table: "Followers");

            migrationBuilder.DropIndex(
                name: "IX_Followers_AffiliateId_Email",
                table: "Followers");

            migrationBuilder.DropColumn(
                name: "AffiliateId",
                table: "Followers");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Followers");

            migrationBuilder.AlterColumn<int>(
                name: "MeetingId",
                table: "Followers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
