using MeetingHub.Domain;
using MeetingHub.Formats.Attachments;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace MeetingHub.Formats.Tests.Attachments;

public sealed class AttachedFileTests
{
    private const string Place = "Plaza de Bolívar";

    [Fact]
    public void A_photo_is_written_upright_smaller_and_without_where_it_was_taken()
    {
        using var photo = new Image<Rgba32>(3200, 1600, new Rgba32(200, 10, 10));
        photo.Metadata.ExifProfile = new ExifProfile();
        photo.Metadata.ExifProfile.SetValue(ExifTag.ImageDescription, Place);
        // Held sideways: to be turned by a quarter.
        photo.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)6);

        var file = AttachedFile.Read("Foto del grupo (1).JPG", Bytes(photo, new JpegEncoder()));
        using var written = Image.Load<Rgba32>(file.Bytes);

        Assert.Equal(("foto-del-grupo-1.jpg", "image/jpeg"), (file.Name, file.MediaType));
        Assert.Equal((800, Picture.LongestSide), (written.Width, written.Height));
        Assert.Null(written.Metadata.ExifProfile);
        Assert.DoesNotContain(Place, System.Text.Encoding.Latin1.GetString(file.Bytes), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Sorts => new() { { "png", "image/png" }, { "gif", "image/png" }, { "webp", "image/jpeg" }, { "holes", "image/png" } };

    [Theory]
    [MemberData(nameof(Sorts))]
    public void Each_sort_of_picture_becomes_one_that_every_browser_shows(string sort, string mediaType)
    {
        using var picture = new Image<Rgba32>(40, 30, sort == "holes" ? new Rgba32(0, 0, 0, 0) : new Rgba32(10, 200, 10));
        IImageEncoder encoder = sort switch { "png" => new PngEncoder(), "gif" => new GifEncoder(), _ => new WebpEncoder { FileFormat = WebpFileFormatType.Lossless } };

        var file = AttachedFile.Read("a.png", Bytes(picture, encoder));

        Assert.Equal((mediaType, (40, 30)), (file.MediaType, Image.Identify(file.Bytes) is { } seen ? (seen.Width, seen.Height) : default));
    }

    [Fact]
    public void A_moving_picture_stands_still()
    {
        using var picture = new Image<Rgba32>(20, 20);
        picture.Frames.AddFrame(picture.Frames.RootFrame);

        using var written = Image.Load(AttachedFile.Read("a.gif", Bytes(picture, new GifEncoder())).Bytes);

        Assert.Equal(1, written.Frames.Count);
    }

    [Fact]
    public void A_picture_that_claims_to_be_huge_is_refused_before_it_is_unpacked()
    {
        using var small = new Image<Rgba32>(1, 1);
        var bytes = Bytes(small, new PngEncoder());
        // Width and height stand at their place in every PNG; the checksum behind them is then wrong, and made right.
        bytes.AsSpan(16, 8).Clear();
        (bytes[17], bytes[21]) = (1, 1);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(29), Crc(bytes.AsSpan(12, 17)));

        Assert.Equal("Rule.PictureTooLarge", Assert.Throws<DomainRuleException>(() => AttachedFile.Read("a.png", bytes)).Rule);
    }

    [Fact]
    public void A_damaged_picture_is_refused_whatever_is_wrong_with_it()
    {
        using var picture = new Image<Rgba32>(64, 64, new Rgba32(1, 2, 3));
        var random = new Random(7);
        foreach (IImageEncoder encoder in new IImageEncoder[] { new JpegEncoder(), new PngEncoder(), new GifEncoder(), new WebpEncoder() })
        {
            var whole = Bytes(picture, encoder);
            for (var i = 0; i < 300; i++)
            {
                var bytes = i % 2 == 0 ? whole[..random.Next(12, whole.Length)] : (byte[])whole.Clone();
                for (var n = 0; n < 5; n++) bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
                // Readable all the same, or refused with a sentence; never anything else.
                var thrown = Xunit.Record.Exception(() => AttachedFile.Read("a.png", bytes));
                Assert.True(thrown is null or DomainRuleException, $"{encoder.GetType().Name} {i}: {thrown}");
            }
        }
    }

    [Theory]
    [InlineData("minutes.pdf", "%PDF-1.7 …", "application/pdf")]
    [InlineData("Presupuesto año 1.CSV", "a;b", "text/csv")]
    [InlineData("plan.docx", "PK\u0003\u0004…", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public void Documents_are_kept_as_they_are(string name, string content, string mediaType)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);

        var file = AttachedFile.Read(name, bytes);

        Assert.Equal((Slug.From(Path.GetFileNameWithoutExtension(name)) + Path.GetExtension(name).ToLowerInvariant(), mediaType), (file.Name, file.MediaType));
        Assert.Equal(bytes, file.Bytes);
    }

    [Theory]
    [InlineData("page.html", "<script>")]
    [InlineData("picture.svg", "<svg/>")]
    [InlineData("macros.docm", "PK\u0003\u0004")]
    [InlineData("program.pdf", "MZ")]
    [InlineData("data.csv", "a\0b")]
    [InlineData("empty.txt", "")]
    [InlineData("nothing", "text")]
    [InlineData("../../etc/passwd", "text")]
    public void What_is_no_document_is_refused(string name, string content) =>
        Assert.Equal("Rule.AttachmentUnknown", Assert.Throws<DomainRuleException>(() => AttachedFile.Read(name, System.Text.Encoding.UTF8.GetBytes(content))).Rule);

    [Fact]
    public void What_is_too_large_is_refused() =>
        Assert.Equal("Rule.AttachmentTooLarge", Assert.Throws<DomainRuleException>(() => AttachedFile.Read("a.txt", new byte[AttachedFile.MostBytes + 1])).Rule);

    private static byte[] Bytes(Image image, IImageEncoder encoder)
    {
        using var stream = new MemoryStream();
        image.Save(stream, encoder);
        return stream.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
