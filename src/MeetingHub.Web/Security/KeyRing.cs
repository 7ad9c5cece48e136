using System.Xml.Linq;
using MeetingHub.Web.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace MeetingHub.Web.Security;

/// <summary>The keys that cookies and form tokens are sealed with: beside the database, for its owner's eyes only.</summary>
public static class KeyRing
{
    public static IServiceCollection AddHubKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDataProtection().SetApplicationName("MeetingHub");
        // A database in memory ends with the program, and so do keys that are kept nowhere.
        if (HubDatabase.FileOf(HubDatabase.ConnectionString(configuration)) is not { } file) return services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        var folder = Path.Combine(Path.GetDirectoryName(file) ?? ".", "keys");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((options, logs) => options.XmlRepository = new OwnersFiles(new DirectoryInfo(folder), logs));
        return services;
    }

    private sealed class OwnersFiles : FileSystemXmlRepository
    {
        public OwnersFiles(DirectoryInfo folder, ILoggerFactory logs)
            : base(folder, logs) => Close();

        public override void StoreElement(XElement element, string friendlyName)
        {
            base.StoreElement(element, friendlyName);
            Close();
        }

        private void Close()
        {
            if (OperatingSystem.IsWindows()) return;
            Directory.Create();
            File.SetUnixFileMode(Directory.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var key in Directory.EnumerateFiles()) key.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
    }
}
