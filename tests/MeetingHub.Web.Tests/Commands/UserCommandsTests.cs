using System.Net;
using MeetingHub.Web.Commands;
using MeetingHub.Web.Tests.Accounts;

namespace MeetingHub.Web.Tests.Commands;

public sealed class UserCommandsTests
{
    private static readonly string[] Add = ["user", "add", "--email", "o@example.org", "--name", "An Organizer", "--role", "organizer"];

    [Fact]
    public async Task An_account_is_made_listed_and_disabled()
    {
        using var run = new CommandRun();

        Assert.Equal((CommandLine.Done, "", ""), await run.RunAsync([.. Add, "--password-stdin"], "three green llamas dance\n"));
        Assert.Equal(CommandLine.Done, (await run.RunAsync(["user", "add", "--email", "n@example.org", "--name", "A Note-Taker", "--role", "note-taker", "--password-stdin"], "three green llamas dance")).Code);
        Assert.Equal((CommandLine.Done, "", ""), await run.RunAsync(["user", "disable", "n@example.org"]));

        Assert.Equal("n@example.org\tnote-taker\tdisabled\tA Note-Taker\no@example.org\torganizer\tenabled\tAn Organizer\n", (await run.RunAsync(["user", "list"])).Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task They_work_on_the_store_of_a_site_that_is_running()
    {
        using var run = new CommandRun();
        Directory.CreateDirectory(run.Data);
        await using (var hub = new HubApplication { Settings = { ["ConnectionStrings:MeetingHub"] = $"Data Source={Path.Combine(run.Data, "meetinghub.db")}" } })
        {
            var browser = new Browser(hub);
            await browser.GetAsync("/");

            await run.RunAsync([.. Add, "--password-stdin"], Browser.Password + "\n");
            await run.RunAsync(["user", "add", "--email", "s@example.org", "--name", "S", "--role", "staff", "--password-stdin"], Browser.Password);
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("s@example.org")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
            Assert.Equal(2, (await run.RunAsync(["user", "list"])).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

            Assert.Equal(CommandLine.Done, (await run.RunAsync(["user", "disable", "s@example.org"])).Code);
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync("s@example.org")).StatusCode);
        }
    }

    [Fact]
    public async Task Without_a_password_a_link_to_choose_one_is_printed()
    {
        using var run = new CommandRun();

        var (code, output, _) = await run.RunAsync(Add, "", ("Site:Address", "https://meetings.example.org"));

        Assert.Equal(CommandLine.Done, code);
        Assert.Matches("^https://meetings.example.org/account/recovery\\?token=[\\w-]{43}\\s*$", output);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        using var run = new CommandRun();
        await run.RunAsync([.. Add, "--password-stdin"], "three green llamas dance");

        Assert.Contains("already taken", (await run.RunAsync([.. Add, "--password-stdin"], "three green llamas dance")).Error, StringComparison.Ordinal);
        Assert.Contains("12 characters", (await run.RunAsync(["user", "add", "--email", "p@example.org", "--name", "P", "--role", "participant", "--password-stdin"], "short")).Error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.Refused, (await run.RunAsync(["user", "disable", "nobody@example.org"])).Code);
        Assert.Contains("last organizer", (await run.RunAsync(["user", "disable", "o@example.org"])).Error, StringComparison.Ordinal);
        Assert.Equal(CommandLine.WrongUsage, (await run.RunAsync(["user", "add", "--email", "x@example.org", "--name", "X", "--role", "king"])).Code);
    }
}
