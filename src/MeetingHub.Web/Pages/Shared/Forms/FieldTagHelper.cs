using MeetingHub.Web.Localisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MeetingHub.Web.Pages.Shared.Forms;

/// <summary><c>&lt;field for="Input.Name" label="…"/&gt;</c>: a label, what to know about it, what is wrong with it, and the field with what was typed.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!; // Razor sets both before Process.

    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>The input's type; with <see cref="Rows"/> or <see cref="Options"/> it is none.</summary>
    public string Type { get; set; } = "text";

    /// <summary>More than 0: a text of several lines.</summary>
    public int Rows { get; set; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<Option>? Options { get; set; }

    public bool Required { get; set; }

    /// <summary>What the browser may fill in.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>The language of what is in it, where it is not the page's.</summary>
    public string? Lang { get; set; }

    /// <summary>The id of a field, by its name in the form.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "-");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = IdOf(For.Name);
        var state = View.ModelState[For.Name];
        var error = state?.Errors.FirstOrDefault()?.ErrorMessage;
        var value = Type == "password" ? null : state?.AttemptedValue ?? Text(For.Model);

        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", error is null ? "field" : "field wrong");
        var label = Element("label", Required ? Label : texts["Form.Optional", Label]);
        label.Attributes["for"] = id;
        output.Content.AppendHtml(label);
        if (Hint is not null) output.Content.AppendHtml(Note("hint", $"{id}-hint", Hint));
        if (error is not null) output.Content.AppendHtml(Note("error", $"{id}-error", texts[error]));

        var field = Field(value);
        field.Attributes["id"] = id;
        field.Attributes["name"] = For.Name;
        if (Required) field.Attributes["required"] = "";
        if (Autocomplete is not null) field.Attributes["autocomplete"] = Autocomplete;
        if (Lang is not null) field.Attributes["lang"] = Lang;
        if (error is not null) field.Attributes["aria-invalid"] = "true";
        string[] described = [.. Hint is null ? [] : new[] { $"{id}-hint" }, .. error is null ? [] : new[] { $"{id}-error" }];
        if (described.Length > 0) field.Attributes["aria-describedby"] = string.Join(' ', described);
        output.Content.AppendHtml(field);
    }

    private TagBuilder Field(string? value)
    {
        if (Options is not null)
        {
            var select = new TagBuilder("select");
            foreach (var option in Options)
            {
                var choice = Element("option", option.Label);
                choice.Attributes["value"] = option.Value;
                if (option.Value == (value ?? "")) choice.Attributes["selected"] = "";
                select.InnerHtml.AppendHtml(choice);
            }
            return select;
        }
        if (Rows > 0)
        {
            // A parser drops the first line break, so one stands there to be dropped.
            var area = Element("textarea", "\n" + value);
            area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return area;
        }
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Type;
        if (value is not null) input.Attributes["value"] = value;
        return input;
    }

    private static TagBuilder Note(string sort, string id, string text)
    {
        var note = Element("p", text);
        (note.Attributes["class"], note.Attributes["id"]) = (sort, id);
        return note;
    }

    private static TagBuilder Element(string name, string text)
    {
        var element = new TagBuilder(name);
        element.InnerHtml.Append(text);
        return element;
    }

    private static string? Text(object? value) => value is IFormattable formattable ? formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : value?.ToString();
}
