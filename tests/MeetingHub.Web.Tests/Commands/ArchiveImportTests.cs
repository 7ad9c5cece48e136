using System.IO.Compression;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Tests.Archive;

namespace MeetingHub.Web.Tests.Commands;

/// <summary><c>import</c> knows an archive by how it begins, whatever it is called.</summary>
public sealed class ArchiveImportTests
{
    [Theory]
    [InlineData("archive.json")]
    [InlineData("notes.txt")]
    public async Task An_archive_comes_in_once_and_is_refused_the_second_time(string name)
    {
        using var run = new CommandRun();
        var path = run.Write(name, await JsonAsync());

        var dry = await run.RunAsync(["import", "--dry-run", path]);
        Assert.False(Directory.Exists(run.Data));
        var first = await run.RunAsync(["import", path]);
        var second = await run.RunAsync(["import", path]);

        Assert.Equal((0, ""), (dry.Code, dry.Error));
        Assert.StartsWith($"{name}: series {FilledStore.Series}, would come in\n", dry.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.StartsWith($"{name}: series {FilledStore.Series}, came in\n", first.Output, StringComparison.Ordinal);
        Assert.Contains($"  {nameof(Meeting)}: 3\n", first.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (second.Code, second.Output));
        Assert.Contains($"There is no room for the series '{FilledStore.Series}'", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_in_from_a_zip_file_and_from_standard_input_and_beside_documents()
    {
        using var run = new CommandRun();
        var json = await JsonAsync();
        var zip = Path.Combine(run.Folder, "whole.zip");
        await using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create))
        {
            await using var entry = await archive.CreateEntry("archive.json").OpenAsync();
            await entry.WriteAsync(Encoding.UTF8.GetBytes(json));
        }
        var document = run.Write("report.txt", "Nothing about any meeting.");

        var dry = await run.RunAsync(["import", "--dry-run", "-"], json);
        var both = await run.RunAsync(["import", zip, document]);
        var plain = await run.RunAsync(["import", "-"], "Nothing about any meeting either.");

        Assert.Contains("would come in", dry.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (both.Code, both.Error));
        Assert.Contains("whole.zip: series", both.Output, StringComparison.Ordinal);
        Assert.Contains("report.txt: ", both.Output, StringComparison.Ordinal);
        Assert.Contains("stdin: ", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_archive_is_refused_with_its_reason()
    {
        using var run = new CommandRun();
        var json = await JsonAsync();

        var broken = await run.RunAsync(["import", run.Write("half.json", json[..(json.Length / 2)])]);

        Assert.Equal((1, ""), (broken.Code, broken.Output));
        Assert.StartsWith("half.json: The archive is broken", broken.Error, StringComparison.Ordinal);
    }

    private static async Task<string> JsonAsync()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);
        return Encoding.UTF8.GetString(await ArchiveRoundTripTests.WriteAsync(hub, ArchiveKind.Series, FilledStore.Series));
    }
}
