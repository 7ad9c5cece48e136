using System.Text.RegularExpressions;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.PlainText;

/// <summary>Recognises what a wiki or a web page puts around its text: skip links, site names, breadcrumbs, language menus, sub-page links.</summary>
internal static partial class Chrome
{
    public static List<Block> Mark(List<Block> blocks)
    {
        var title = blocks.Find(block => block.Kind != BlockKind.Chrome && !IsChrome(block, null));
        return blocks.ConvertAll(block => IsChrome(block, block == title ? null : title) ? block with { Kind = BlockKind.Chrome } : block);
    }

    /// <summary>Whether a line by itself is furniture, whatever stands around it.</summary>
    public static bool IsFurniture(string line) => line.Length <= 400 && (Furniture().IsMatch(line) || Menu().IsMatch(line));

    private static bool IsChrome(Block block, Block? title)
    {
        var text = block.Text.Text;
        if (text.Length > 400) return false;
        return IsFurniture(text) || (Breadcrumbs().IsMatch(text) && block.Kind != BlockKind.TableRow) || IsSubpageLink(text, title);
    }

    // A wiki lists its sub-pages by path: "Some Meeting 2013/Contents" repeats the page's own name before the slash.
    private static bool IsSubpageLink(string text, Block? title)
    {
        var slash = text.LastIndexOf('/');
        if (title is null || slash < 4 || text.Contains(' ') is false && slash < 8) return false;
        var name = Bare(text[..slash]);
        return name.Length > 6 && !text.Contains(". ", StringComparison.Ordinal) && (Bare(title.Text.Text) + "/").Contains(name, StringComparison.Ordinal);

        static string Bare(string value) => Domain.Slug.From(value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    [GeneratedRegex("""
        ^\s*(?:
          (?:jump\ to|skip\ to|saltar\ a|ir\ al?|pular\ para|ir\ para|saltar\ para)\b.{0,60}
        | (?:from|de|da|do)\ \p{Lu}[\p{L}-]*,\ .{0,30}(?:wiki|encyclopedia|enciclop[eé]dia|project).{0,60}
        | (?:(?:read|see)\ also|leia\ (?:também|mais)|lea\ (?:también|más)|ver\ (?:más|mais|también))\s*:?.{0,60}
        | (?:share|compart(?:ir|e|ilhe|ilhar))(?:\ (?:this|esto|isto))?\s*(?::.{0,60}|\b(?:on|via|en|em|no|por)\b[^.]{0,30})?
        | (?:tags?|etiquetas|categor(?:y|ies|ía|ías|ia|ias)|filed\ under)\s*(?::.{0,60})?
        | (?:photo|foto|image|imagen|imagem|picture)s?\s*(?:by|de|por)?\s*:.{0,120}
        | (?:©|copyright|\(c\)).{0,120}
        | (?:retrieved\ from|recuperado\ de|obtenido\ de|obtida\ de|disponível\ em|this\ page\ was\ last|última\ edición|esta\ página\ foi).{0,160}
        | \[?(?:edit|editar|modificar|edit\ source)\]?
        | (?:home|inicio|início)\s*(?:[»>›/|]).*
        | (?:posted|published|publicado|publicada|updated|atualizado|actualizado)\b.{0,20}?[\d:].{0,80}
        | (?:subscribe|unsubscribe|suscr[ií]b[ae].{0,20}|inscreva-se|log\ in|entrar|buscar|search|imprimir|print)
        | \d+\ (?:comments?|comentarios?|comentários?)
        )\s*$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Furniture();

    // "PT | EN | ES", "Início   Programa   Comissões   Inscrições   Contactos", "Subscribe | Unsubscribe | …"
    [GeneratedRegex(@"^\s*(?:\p{Lu}{2}(?:\s*[|/·]\s*\p{Lu}{2}){1,9}|(?:home|inicio|início)(?:\s+\S+){2,9}|(?:subscribe|unsubscribe)\s*\|.*)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Menu();

    [GeneratedRegex(@"^[^»›>.]{2,60}(?:\s[»›>]\s[^»›>]{2,160}){1,5}$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Breadcrumbs();
}
