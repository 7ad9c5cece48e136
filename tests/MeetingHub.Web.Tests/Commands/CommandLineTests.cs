using System.Text.Json;
using MeetingHub.Web.Commands;

namespace MeetingHub.Web.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandRun shell = new();

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("import")]
    [InlineData("import", "a.txt", "--format", "xml")]
    [InlineData("export", "oslo")]
    [InlineData("check", "everything")]
    public async Task Wrong_usage_is_2_and_says_so(params string[] args)
    {
        var (code, output, error) = await shell.RunAsync(args);

        Assert.Equal((CommandLine.WrongUsage, ""), (code, output));
        Assert.NotEqual("", error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "serve")]
    [InlineData(true, "--urls", "http://localhost:5001")]
    [InlineData(true, "serve", "--Site:Name=Hub")]
    [InlineData(false, "--help")]
    [InlineData(false, "serve", "--help")]
    [InlineData(false, "import", "a.txt")]
    public void Nothing_serve_or_settings_alone_serve_the_site(bool serves, params string[] args) => Assert.Equal(serves, CommandLine.IsServe(args));

    [Fact]
    public async Task A_dry_run_neither_creates_nor_touches_the_store()
    {
        var (code, output, _) = await shell.RunAsync(["import", "--dry-run", "--format", "json", TestFiles.Seed("000")]);

        Assert.Equal((CommandLine.Done, false), (code, Directory.Exists(shell.Data)));
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task One_bad_file_does_not_stop_the_others()
    {
        var (code, output, error) = await shell.RunAsync(["import", "--format", "json", TestFiles.Seed("000"), "missing.txt", shell.Write("empty.txt", ""), TestFiles.Seed("001")]);

        Assert.Equal(CommandLine.Refused, code);
        Assert.Equal(4, JsonDocument.Parse(output).RootElement.GetArrayLength());
        Assert.Equal(["missing.txt", "empty.txt"], error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public async Task Standard_input_is_a_document_too()
    {
        var (code, output, _) = await shell.RunAsync(["import", "-"], "Nothing about a meeting is said here.");

        Assert.Equal((CommandLine.Done, "stdin: added as source 1"), (code, output.Split('\n')[0].TrimEnd()));
    }

    [Fact]
    public async Task A_document_over_the_configured_size_is_refused()
    {
        var (code, output, error) = await shell.RunAsync(["import", "--dry-run", TestFiles.Seed("000")], "", ("Import:MaxBytes", "100"));

        Assert.Equal((CommandLine.Refused, ""), (code, output));
        Assert.Contains("100", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_form_shows_each_value_with_the_words_it_is_from()
    {
        var (_, output, _) = await shell.RunAsync(["import", "--dry-run", TestFiles.Seed("000")]);

        Assert.Contains("    hostCity: Bogotá\n      68: “Bogotá”\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_imported_is_exported_and_whole()
    {
        await shell.RunAsync(["import", TestFiles.Seed("000"), TestFiles.Seed("001"), TestFiles.Seed("002")]);
        var file = Path.Combine(shell.Folder, "out.json");

        var export = await shell.RunAsync(["export", "iberoconf-2012", "--format", "json", "--lang", "es"]);
        var toFile = await shell.RunAsync(["export", "iberoconf-2012", "--format", "json", "--lang", "es", "--output", file]);
        var check = await shell.RunAsync(["check"]);

        var meeting = JsonDocument.Parse(export.Output).RootElement;
        Assert.Equal((CommandLine.Done, CommandLine.Done, CommandLine.Done), (export.Code, toFile.Code, check.Code));
        Assert.Equal(("", export.Output), (toFile.Output, await File.ReadAllTextAsync(file)));
        Assert.Equal(4, meeting.GetProperty("outcomes").GetArrayLength());
        var text = (await File.ReadAllTextAsync(TestFiles.Seed("001")));
        foreach (var span in meeting.GetProperty("evidence").EnumerateArray())
            Assert.Equal(span.GetProperty("quote").GetString(), text.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task To_look_into_a_store_that_is_not_there_does_not_make_one()
    {
        var check = await shell.RunAsync(["check"]);
        var export = await shell.RunAsync(["export", "oslo", "--format", "json"]);

        Assert.Equal((CommandLine.Refused, CommandLine.Refused, false), (check.Code, export.Code, Directory.Exists(shell.Data)));
    }

    [Fact]
    public async Task A_restricted_meeting_is_exported_for_those_it_is_for()
    {
        await shell.RunAsync(["import", TestFiles.Seed("001")]);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(shell.Data, "meetinghub.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Meetings SET Visibility = 'Participants' WHERE Slug = 'iberoconf-2012'";
            command.ExecuteNonQuery();
        }

        var codes = new List<int>();
        foreach (var readers in new[] { "public", "participants", "organizers" }) codes.Add((await shell.RunAsync(["export", "iberoconf-2012", "--format", "json", "--for", readers])).Code);

        Assert.Equal([CommandLine.Refused, CommandLine.Done, CommandLine.Done], codes);
        Assert.Equal(CommandLine.Refused, (await shell.RunAsync(["export", "iberoconf-2012", "--format", "json"])).Code);
    }

    [Fact]
    public async Task A_meeting_that_is_not_known_is_refused()
    {
        await shell.RunAsync(["import", TestFiles.Seed("000")]);

        var (code, output, error) = await shell.RunAsync(["export", "nowhere", "--format", "json"]);

        Assert.Equal((CommandLine.Refused, "", "There is no meeting 'nowhere' for these readers."), (code, output, error.TrimEnd()));
    }
}
