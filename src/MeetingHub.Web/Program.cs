using MeetingHub.Web.Accounts;
using MeetingHub.Web.Commands;
using MeetingHub.Web.Database;
using MeetingHub.Web.Import;
using MeetingHub.Web.Logging;
using MeetingHub.Web.Security;
using MeetingHub.Web.Site;

if (!CommandLine.IsServe(args)) return await CommandLine.RunAsync(args, CommandHost.OfProcess());

// The program's own files lie beside it; the data lies where it is started.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = CommandLine.Settings(args), ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.AddHubLogging();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHubDatabase(builder.Configuration);
builder.Services.AddImporting();
builder.Services.AddHealthChecks().AddDbContextCheck<HubDbContext>();
builder.Services.AddHubKeyRing(builder.Configuration);
builder.Services.AddHubAccounts(builder.Configuration);
builder.Services.AddHubPolicies();
builder.Services.AddHubSite();

var app = builder.Build();
await app.PrepareStoreAsync();

app.UseHubSite();

app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
app.MapHealthChecks("/health/ready").AllowAnonymous();
app.MapHubSite();
app.PrintSetupLink();

await app.RunAsync();
return CommandLine.Done;
