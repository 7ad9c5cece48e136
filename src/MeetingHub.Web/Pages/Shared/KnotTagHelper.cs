using MeetingHub.Domain;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MeetingHub.Web.Pages.Shared;

/// <summary><c>&lt;knot status="…"/&gt;</c>: the shape of an outcome's state. The word always stands beside it, so the shape itself is silent.</summary>
public sealed class KnotTagHelper : TagHelper
{
    public OutcomeStatus Status { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"knot {Status}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"#knot-{Status}\"/>");
    }
}
