using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Tests.Import;

internal static class Passages
{
    public static Passage Of(string text) => new(0, new Block(BlockKind.Paragraph, 0, MappedText.Of(text)), null, CueLexicon.Instance);
}
