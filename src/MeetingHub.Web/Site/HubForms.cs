using MeetingHub.Web.Editing;
using MeetingHub.Web.Import.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace MeetingHub.Web.Site;

/// <summary>Pages with forms: what is typed is checked, sealed against foreign senders, and answered with keys of <see cref="Localisation.Texts"/>.</summary>
public static class HubForms
{
    public static IServiceCollection AddHubForms(this IServiceCollection services)
    {
        services.AddScoped<Security.Viewer>();
        services.AddScoped<FieldTable>();
        services.AddScoped<Relations>();
        services.AddScoped<RecordEditor>();
        services.AddScoped<Bin>();
        services.AddScoped<AgendaSteps>();
        services.AddScoped<Pages.Agenda.AgendaPublishing>();
        services.AddScoped<Pages.Agenda.AgendaDraft>();
        services.AddScoped<Pages.Agenda.AgendaBringing>();
        services.AddScoped<Pages.Agenda.ColumnMemory>();
        services.AddScoped<Merging>();
        services.AddScoped<SourceUploads>();
        services.AddScoped<SourceReview>();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "form";
            // The language is part of the path base, and a form may be sent from any of them.
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // SecurityHeaders says more.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = "said";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // A person who only leads a session is found with it; links without a session lead to the page's own address.
        services.AddRazorPages(pages => pages.Conventions.AddPageRouteModelConvention("/People/Naming", page => page.Selectors.Add(new SelectorModel
        {
            AttributeRouteModel = new AttributeRouteModel { Template = "/meetings/{meeting}/sessions/{code}/people/{id:int}/name", SuppressLinkGeneration = true },
        }))).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<Errors.MovedOrGone>();
            mvc.Filters.Add<Errors.TooLarge>();
            // Required is said where it holds, with a text that is translated.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            var messages = mvc.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((_, _) => "Form.NotUnderstood");
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Form.NotUnderstood");
            messages.SetValueIsInvalidAccessor(_ => "Form.NotUnderstood");
            messages.SetUnknownValueIsInvalidAccessor(_ => "Form.NotUnderstood");
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Form.NotUnderstood");
            messages.SetValueMustBeANumberAccessor(_ => "Form.Number");
            messages.SetNonPropertyValueMustBeANumberAccessor(() => "Form.Number");
            messages.SetValueMustNotBeNullAccessor(_ => "Form.Required");
            messages.SetMissingBindRequiredValueAccessor(_ => "Form.Required");
        });
        return services;
    }
}
