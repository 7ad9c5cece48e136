using MeetingHub.Domain;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MeetingHub.Web.Pages.Shared;

/// <summary><c>&lt;knot status="…"/&gt;</c>: the shape of an outcome's state. The word always stands beside it, so the shape itself is silent.</summary>
public sealed class KnotTagHelper : TagHelper
{
    private static readonly Dictionary<OutcomeStatus, HtmlString> Knots = Enum.GetValues<OutcomeStatus>()
        .ToDictionary(status => status, status => new HtmlString($"<svg class=\"knot {status}\" aria-hidden=\"true\"><use href=\"#knot-{status}\"/></svg>"));

    public OutcomeStatus Status { get; set; }

    /// <summary>The same for where there are a thousand.</summary>
    public static IHtmlContent Of(OutcomeStatus status) => Knots[status];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Of(Status));
    }
}
