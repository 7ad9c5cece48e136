using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MeetingHub.Benchmarks;

// -- generate DIR N   writes N made-up reports to measure `import` with
// -- movement DIR EDITIONS SESSIONS OUTCOMES [WORDS]   writes a store with one movement's meetings, so many sessions with notes and outcomes in each, to measure pages with;
//                     where the words of each session's notes are told, all 60 affiliates come to each meeting
// -- load SETUP-LINK PROCESS   measures saving, live reading and searching notes of a site that runs on such a store
// -- short [ARGS]     a minute: fewer rounds, wider margins
// -- [ARGS]           BenchmarkDotNet's own arguments, such as --filter '*Reading*'
if (args is ["generate", var folder, var count])
{
    ReportGenerator.WriteTo(folder, Number(count));
    return 0;
}

if (args is ["movement", var data, var editions, var sessions, var outcomes])
{
    await new MovementGenerator(Number(editions), Number(sessions), Number(outcomes)).WriteToAsync(data);
    return 0;
}

if (args is ["movement", var full, var some, var held, var agreed, var written])
{
    await new MovementGenerator(Number(some), Number(held), Number(agreed), Number(written), attendance: 10).WriteToAsync(full);
    return 0;
}

if (args is ["load", var setup, var process])
{
    using var load = new NoteLoad(new Uri(setup), Number(process));
    await load.RunAsync();
    return 0;
}

// In this process, so that nothing is built a second time and internal types can be measured.
var isShort = args is ["short", ..];
var job = (isShort ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
var config = DefaultConfig.Instance.AddJob(job).HideColumns(Column.Job, Column.Error, Column.RatioSD);
string[] rest = isShort ? args[1..] : args;
BenchmarkSwitcher.FromAssembly(typeof(ReportGenerator).Assembly).Run(rest is [] ? ["--filter", "*"] : rest, config);
return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
