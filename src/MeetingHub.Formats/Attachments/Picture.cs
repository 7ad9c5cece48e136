using MeetingHub.Domain;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace MeetingHub.Formats.Attachments;

/// <summary>A picture written anew: upright, no larger than a page shows, and without what cameras and programs hide in it, such as where it was taken.</summary>
/// <param name="Bytes">The picture.</param>
/// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>.</param>
/// <param name="Extension">The ending of its name, with the dot.</param>
public sealed record Picture(byte[] Bytes, string MediaType, string Extension)
{
    /// <summary>The longest side, in pixels.</summary>
    public const int LongestSide = 1600;

    // A small file can claim to be a picture of a billion points.
    private const long MostPixels = 50_000_000;

    // Only these: fewer decoders are fewer ways to be fooled.
    private static readonly Configuration Known = new(new JpegConfigurationModule(), new PngConfigurationModule(), new GifConfigurationModule(), new WebpConfigurationModule());

    /// <summary>Whether the bytes begin as a picture of a known sort does: JPEG, PNG, GIF or WebP.</summary>
    public static bool IsOne(byte[] bytes) => Image.DetectFormat(Known, bytes) is not null;

    /// <summary>Reads a picture and writes it anew; of a moving one the first frame.</summary>
    /// <param name="bytes">JPEG, PNG, GIF or WebP.</param>
    /// <exception cref="DomainRuleException">It is no such picture, is broken, or has too many points.</exception>
    public static Picture Read(byte[] bytes)
    {
        try
        {
            if (Image.Identify(Known, bytes, out var format) is not { } seen) throw Broken();
            if ((long)seen.Width * seen.Height > MostPixels) throw new DomainRuleException("Rule.PictureTooLarge", "This picture has too many points. Make it smaller and try again.");
            using var picture = Image.Load<Rgba32>(Known, bytes);
            while (picture.Frames.Count > 1) picture.Frames.RemoveFrame(1);
            picture.Mutate(p =>
            {
                p.AutoOrient();
                if (Math.Max(picture.Width, picture.Height) > LongestSide) p.Resize(new ResizeOptions { Mode = ResizeMode.Max, Size = new Size(LongestSide) });
            });
            picture.Metadata.ExifProfile = null;
            picture.Metadata.IptcProfile = null;
            picture.Metadata.XmpProfile = null;
            picture.Metadata.IccProfile = null;
            using var written = new MemoryStream();
            var isPhoto = format is JpegFormat or WebpFormat && !HasHoles(picture);
            if (isPhoto) picture.SaveAsJpeg(written, new JpegEncoder { Quality = 82 });
            else picture.SaveAsPng(written, new PngEncoder { IgnoreMetadata = true, CompressionLevel = PngCompressionLevel.BestCompression });
            return isPhoto ? new Picture(written.ToArray(), "image/jpeg", ".jpg") : new Picture(written.ToArray(), "image/png", ".png");
        }
        catch (Exception e) when (e is ImageFormatException or InvalidOperationException or NotSupportedException or ArgumentException or IndexOutOfRangeException or OverflowException or NullReferenceException or IOException or InvalidDataException)
        {
            // A decoder that stumbles over a broken file says so in many ways; thousands of damaged files were tried to find these.
            throw Broken();
        }
    }

    private static DomainRuleException Broken() => new("Rule.PictureBroken", "This picture cannot be read. It may be damaged, or no JPEG, PNG, GIF or WebP.");

    private static bool HasHoles(Image<Rgba32> picture)
    {
        var found = false;
        picture.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height && !found; y++)
                foreach (var pixel in rows.GetRowSpan(y))
                    if (pixel.A != byte.MaxValue)
                    {
                        found = true;
                        break;
                    }
        });
        return found;
    }
}
