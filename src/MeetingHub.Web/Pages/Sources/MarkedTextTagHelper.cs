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

    // Only text is linked, never a mark: links must not nest, and marks do.
    private static void Write(IHtmlContentBuilder html, IReadOnlyList<MarkedText.Node> nodes, MarkedText.Mark? around, IUrlHelper url)
    {
        foreach (var node in nodes)
        {
            if (node.Mark is { } mark)
            {
                var element = new TagBuilder("mark");
                if (node.IsFirst) element.Attributes["id"] = string.Create(CultureInfo.InvariantCulture, $"e{mark.Id}");
                Write(element.InnerHtml, node.Inside, mark, url);
                html.AppendHtml(element);
            }
            // A link needs words; the blank between two marks has none.
            else if (around?.Record is { } record && !string.IsNullOrWhiteSpace(node.Text))
            {
                var link = new TagBuilder("a") { Attributes = { ["href"] = url.Content("~" + record.Path) } };
                link.InnerHtml.Append(node.Text ?? "");
                html.AppendHtml(link);
            }
            else
            {
                html.Append(node.Text ?? "");
            }
        }
    }
}
