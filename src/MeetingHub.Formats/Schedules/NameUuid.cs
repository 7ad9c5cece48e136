using System.Security.Cryptography;
using System.Text;

namespace MeetingHub.Formats.Schedules;

/// <summary>UUIDs of things that have no stored one: RFC 9562, version 8, made of the SHA-256 of a name as its appendix B.2 shows.</summary>
internal static class NameUuid
{
    /// <summary>Always the same UUID for a name. Begin names with the site's address, so that no two sites make the same.</summary>
    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
