using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>
/// <c>&lt;marked-text nodes="…"/&gt;</c>: a document with its marks. Whitespace is part of a document,
/// so it is built here rather than in a view, whose own line ends would stand between the words.
/// </summary>
public sealed class MarkedTextTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public IReadOnlyList<MarkedText.Node> Nodes { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var url = urls.GetUrlHelper(ViewContext ?? throw new InvalidOperationException("A tag helper runs in a view."));
        Write(output.Content, Nodes, null, url);
    }

    // Links must not nest, and marks do: a link goes around the marks that share one stretch of words, inside those that hold more.
    private static void Write(IHtmlContentBuilder html, IReadOnlyList<MarkedText.Node> nodes, MarkedText.Mark? around, IUrlHelper url, bool isLinked = false)
    {
        foreach (var node in nodes)
        {
            if (!isLinked && Leaf(node, around) is { Text: { } words, Mark.Record: { } record } && !string.IsNullOrWhiteSpace(words))
            {
                var link = new TagBuilder("a") { Attributes = { ["href"] = url.Content("~" + record.Path) } };
                Write(link.InnerHtml, [node], around, url, isLinked: true);
                html.AppendHtml(link);
            }
            else if (node.Mark is { } mark)
            {
                var element = new TagBuilder("mark");
                if (node.IsFirst) element.Attributes["id"] = string.Create(CultureInfo.InvariantCulture, $"e{mark.Id}");
                Write(element.InnerHtml, node.Inside, mark, url, isLinked);
                html.AppendHtml(element);
            }
            else
            {
                html.Append(node.Text ?? "");
            }
        }
    }

    // The words and the innermost mark of a node that holds nothing else.
    private static (string? Text, MarkedText.Mark? Mark)? Leaf(MarkedText.Node node, MarkedText.Mark? around) => node switch
    {
        { Mark: null } => (node.Text, around),
        { Inside: [var only] } => Leaf(only, node.Mark),
        _ => null,
    };
}
