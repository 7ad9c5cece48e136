using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MeetingHub.Web.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UploadOrigin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormerLicence",
                table: "SourceUploads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormerOrigin",
                table: "SourceUploads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Licence",
                table: "SourceUploads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "SourceUploads",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FormerLicence",
                table: "SourceUploads");

            migrationBuilder.DropColumn(
                name: "FormerOrigin",
                table: "SourceUploads");

            migrationBuilder.DropColumn(
                name: "Licence",
                table: "SourceUploads");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "SourceUploads");
        }
    }
}
