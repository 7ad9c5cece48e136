using System.Net;
using System.Text.RegularExpressions;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.PlainText;

/// <summary>
/// Takes the inline markup of Markdown, wikitext, reStructuredText and HTML out of a line and keeps what a reader sees.
/// The dialects are told apart by their marks, not by a file's name: documents arrive as text, and mix them.
/// </summary>
internal static partial class InlineMarkup
{
    public static MappedText Strip(MappedText line)
    {
        if (!Marks().IsMatch(line.Text)) return line;
        var builder = new MappedText.Builder();
        Copy(line, 0, line.Length, builder, 0);
        return builder.Build();
    }

    private static void Copy(MappedText line, int from, int to, MappedText.Builder builder, int depth)
    {
        var text = line.Text;
        for (var i = from; i < to;)
        {
            var match = depth < 8 && IsMark(text[i]) ? Element().Match(text, i, to - i) : Match.Empty;
            if (match.Success && match.Index == i)
            {
                var keep = match.Groups["keep"];
                if (match.Groups["entity"].Success && WebUtility.HtmlDecode(match.Value) is [var c])
                    builder.Append(c == '\u00A0' ? ' ' : c, line, i, match.Length);
                else if (match.Groups["entity"].Success && WebUtility.HtmlDecode(match.Value) == match.Value)
                    for (var k = i; k < i + match.Length; k++) builder.Append(line, k);
                else if (keep.Success)
                    Copy(line, keep.Index, keep.Index + keep.Length, builder, depth + 1);
                i += match.Length;
            }
            else
            {
                builder.Append(line, i++);
            }
        }
    }

    private static bool IsMark(char c) => c is '<' or '&' or '[' or '!' or '*' or '\'' or '`' or '{' or '~' or '\\' or '_' or '-' or '|';

    [GeneratedRegex(@"[<&\[!*'`{~\\_|]")]
    private static partial Regex Marks();

    // One alternative a construct, most specific first. \G keeps it at the present place.
    [GeneratedRegex("""
        \G(?:
          <!--.*?-->
        | <(?:ref|small\ class="nav)[^>]*>.*?</(?:ref|small)>
        | </?[a-zA-Z][^<>]*>
        | (?<entity>&(?:[a-zA-Z]{2,8}|\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6});)
        | \[(?:edit|edit\ source|editar|editar\ código-fonte|editar\ código|modifica)(?:\ \|\ [^\]]*)?\]
        | !\[[^\]]*\]\([^)]*\)
        | \[\[(?i:file|image|archivo|imagen|ficheiro|imagem|category|categoría|categoria)\s?:[^\]]*\]\]
        | \[\[(?:[^|\[\]]*\|)?(?<keep>[^|\[\]]*)\]\]
        | \[(?<keep>[^\[\]]*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\[[^\]]*\])(?:\{[^}]*\})?
        | \[https?://\S+\s+(?<keep>[^\]]*)\]
        | \[https?://[^\s\]]+\]
        | \[\^[^\]]+\]
        | `(?<keep>[^`<]+?)\s*<[^>`]*>`__?
        | `(?<keep>[^`]+)`__?
        | ``(?<keep>[^`]+)``
        | :[a-z]+:`(?<keep>[^`<]+)(?:<[^`]*)?`
        | \{\{[<%].*?[>%]\}\}
        | \{\{[^{}]*\}\}
        | \{%.*?%\}
        | ~{3,5}
        | '{2,5}
        | \*{1,3}(?=\S)
        | (?<=\S)\*{1,3}
        | (?<![\p{L}\p{N}_])_{1,2}(?=[\p{L}\p{N}"“¿¡])
        | (?<=[\p{L}\p{N}.!?"”)])_{1,2}(?![\p{L}\p{N}_])
        | \\(?<keep>[\\`*_{}\[\]()#+.!|~-])
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Element();
}
