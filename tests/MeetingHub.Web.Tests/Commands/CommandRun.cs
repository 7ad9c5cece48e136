using System.Text;
using MeetingHub.Web.Commands;
using Microsoft.Extensions.Configuration;

namespace MeetingHub.Web.Tests.Commands;

/// <summary>Runs commands as a shell would, on a data folder of their own.</summary>
internal sealed class CommandRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("meetinghub").FullName;

    public string Data => Path.Combine(Folder, "data");

    public async Task<(int Code, string Output, string Error)> RunAsync(string[] args, string input = "", params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Append(new("MEETINGHUB_DATA", Data)))
            .Build();
        var (output, error) = (new StringWriter(), new StringWriter());
        var host = new CommandHost(configuration, () => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, ShowsProgress: false);
        var code = await CommandLine.RunAsync(args, host);
        return (code, output.ToString(), error.ToString());
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        // Pooled connections hold the file open on systems that then refuse to delete it.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
