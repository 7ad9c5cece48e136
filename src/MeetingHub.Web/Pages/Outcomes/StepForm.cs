using System.ComponentModel.DataAnnotations;
using MeetingHub.Domain;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MeetingHub.Web.Pages.Outcomes;

/// <summary>What became of an outcome, as it is typed.</summary>
public class StepForm
{
    [Required(ErrorMessage = "Form.Required")]
    public string? Status { get; set; }

    [StringLength(4000, ErrorMessage = "Form.TooLong")]
    public string? Text { get; set; }

    [StringLength(2000, ErrorMessage = "Form.TooLong")]
    public string? Link { get; set; }

    /// <summary>What an outcome may become, as it is now first.</summary>
    public static IReadOnlyList<Option> Options(OutcomeStatus from, Texts texts) =>
        [.. OutcomeSteps.From(from).Prepend(from).Select(s => new Option(Choice.Name<OutcomeStatus>(s)!, texts.Of(s)))]; // a value that there is has a name

    /// <summary>The step that was typed; null where something is wrong with it, which then stands in the model's state.</summary>
    public OutcomeStep? Read(ModelStateDictionary state, string language)
    {
        var link = string.IsNullOrWhiteSpace(Link) ? null : Link.Trim();
        if (link is not null && !(Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) state.AddModelError("Input.Link", "Form.Url");
        if (!Choice.TryParse<OutcomeStatus>(Status, out var to) || to is null) state.AddModelError("Input.Status", "Form.NotUnderstood");
        return state.IsValid && to is { } known ? new OutcomeStep(known, Text ?? "", language, Link: link) : null;
    }

    /// <summary>Says beside the right field which rule was broken.</summary>
    public static void Refuse(ModelStateDictionary state, DomainRuleException broken) => state.AddModelError(
        broken.Rule.StartsWith("Rule.Superseded", StringComparison.Ordinal) ? "Input.Successor" : broken.Rule == "Rule.OutcomeStep" ? "Input.Status" : "Input.Text", broken.Rule);
}
