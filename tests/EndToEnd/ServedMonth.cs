using System.Diagnostics;
using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Schedule;
using Warehouse.Tests.Etl.Alert;

namespace Warehouse.Tests.EndToEnd;

/// <summary>A service that runs for real on a schedule in which a day takes seconds, and the deliveries of its days.</summary>
public sealed class ServedMonth : IDisposable
{
    /// <summary>The objects that bring something new each day; everything else comes on the first.</summary>
    private static readonly string[] Daily = ["tickets", "touchpoints", "usage_events"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-served-").FullName;
    private readonly WebhookListener listener = new();
    private readonly System.Text.StringBuilder said = new();
    private Process? service;

    /// <param name="days">How many days deliver.</param>
    public ServedMonth(int days)
    {
        CommandLine.Succeed("generate", "--out", Extracts, "--accounts", "30", "--months", "6", "--seed", "9", "--events", "3000");
        Slice(days);
        Directory.CreateDirectory(Landing);
        File.WriteAllText(ScheduleFile, """
            {
              "alerts": { "webhook_variable": "TEST_HOOK" },
              "jobs": [
                { "name": "load", "does": "load", "cron": "0/10 * * * * ?", "timeout": "2m" },
                { "name": "build", "does": "build", "after": "load", "timeout": "2m" },
                { "name": "check", "does": "check", "after": "build" },
                { "name": "publish", "does": "publish", "after": "check", "retry": { "times": 2, "wait": "1s" } }
              ]
            }
            """);
    }

    public string Home => Path.Combine(folder, "home");

    /// <summary>What the service said on stderr.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    public WebhookListener Alerts => listener;

    /// <summary>A home for the load that nobody disturbs.</summary>
    public string Calm => Path.Combine(folder, "calm");

    private string Extracts => Path.Combine(folder, "extracts");

    private string Landing => Path.Combine(Home, "landing", "standard");

    private string ScheduleFile => Path.Combine(folder, "schedule.json");

    private JobHistory History => new(new JobFolder(new WarehouseHome(Home)), TimeProvider.System);

    public void Start()
    {
        // On all processors, beside the calm load on one: what they end with must be the same.
        service = CommandLine.Start([("TEST_HOOK", listener.Url), (Duck.ThreadsVariable, "")], "serve", "--home", Home, "--schedule", ScheduleFile);
        service.ErrorDataReceived += (_, line) =>
        {
            lock (said) said.AppendLine(line.Data);
        };
        service.BeginErrorReadLine();
        service.BeginOutputReadLine();
    }

    /// <summary>SIGTERM; it must end well by itself.</summary>
    public void Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{service!.Id}"])) kill.WaitForExit();
        service.WaitForExit(Patience).ShouldBeTrue($"the service did not stop:\n{Said}");
        service.ExitCode.ShouldBe(0, Said);
        service.Dispose();
        service = null;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        service!.Kill();
        service.WaitForExit();
        service.Dispose();
        service = null;
    }

    /// <summary>A day's good files arrive, each at once.</summary>
    public void Deliver(int day)
    {
        foreach (var file in Directory.EnumerateFiles(DayFolder(day), "*", SearchOption.AllDirectories)) Arrive(file, Path.GetRelativePath(DayFolder(day), file));
    }

    /// <summary>Something arrives under the name of a day's tickets.</summary>
    public void DeliverTickets(int day, byte[] content, string suffix = "")
    {
        var broken = Path.Combine(folder, "broken");
        File.WriteAllBytes(broken, content);
        Arrive(broken, TicketsOf(day) + suffix);
    }

    /// <summary>Somebody takes a day's bad file away.</summary>
    public void RemoveTickets(int day, string suffix) => File.Delete(Path.Combine(Landing, TicketsOf(day) + suffix));

    /// <summary>Waits until everything that had arrived is before the readers: a publication of a build that followed a load which began after now.</summary>
    /// <remarks>Not any publication after that load: one of the round before may still have been due.</remarks>
    public void WaitUntilPublished()
    {
        var after = TimeProvider.System.GetUtcNow();
        WaitFor(
            runs =>
            {
                JobRun? reached = runs.FirstOrDefault(run => run.Job == "load" && run.Started > after && run.IsDone);
                foreach (var job in new[] { "build", "check", "publish" }) reached = reached is null ? null : runs.FirstOrDefault(run => run.Job == job && run.Id > reached.Id && run.IsDone);
                return reached is not null;
            },
            "a publication");
    }

    /// <summary>Waits until a load begins, of what has arrived by now.</summary>
    public void WaitUntilLoadBegins()
    {
        var after = TimeProvider.System.GetUtcNow();
        WaitFor(runs => runs.Any(run => run.Job == "load" && run.Started > after), "a load");
    }

    /// <summary>Waits until a load that began after now has failed.</summary>
    public void WaitUntilLoadFails()
    {
        var after = TimeProvider.System.GetUtcNow();
        WaitFor(runs => runs.Any(run => run.Job == "load" && run.Started > after && run.Outcome == JobOutcome.Failed), "a load that fails");
    }

    public IReadOnlyList<JobRun> Runs => History.Runs;

    public void Dispose()
    {
        if (service is not null) Kill();
        listener.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string TicketsOf(int day) => Path.Combine("tickets", string.Create(CultureInfo.InvariantCulture, $"tickets-{day:00}.csv"));

    private string DayFolder(int day) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"day-{day:00}"));

    private void WaitFor(Func<IReadOnlyList<JobRun>, bool> reached, string what) =>
        SpinWait.SpinUntil(
            () =>
            {
                Thread.Sleep(200);
                return reached(History.Runs);
            },
            Patience).ShouldBeTrue($"waited in vain for {what}:\n{Said}");

    private void Arrive(string file, string name)
    {
        var target = Path.Combine(Landing, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = Path.Combine(folder, "arriving");
        File.Copy(file, draft, overwrite: true);
        File.SetLastWriteTimeUtc(draft, File.GetLastWriteTimeUtc(file));
        File.Move(draft, target, overwrite: true);
    }

    /// <summary>Deals the rows of the daily objects out to the days.</summary>
    private void Slice(int days)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Extracts, "standard"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(Path.Combine(Extracts, "standard"), file);
            var place = name.Split(Path.DirectorySeparatorChar)[0];
            if (!Daily.Contains(place)) Place(1, name, File.ReadAllBytes(file));
            else if (name.EndsWith(".csv", StringComparison.Ordinal)) Deal(file, place, days);
        }
    }

    private void Deal(string file, string place, int days)
    {
        var lines = File.ReadAllLines(file);
        var stem = Path.GetFileNameWithoutExtension(file);
        for (var day = 1; day <= days; day++)
        {
            var dealt = lines.Skip(1).Where((_, row) => row % days == day - 1);
            Place(day, Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"{stem}-{day:00}.csv")), System.Text.Encoding.UTF8.GetBytes(string.Join('\n', [lines[0], .. dealt]) + "\n"));
        }
    }

    private void Place(int day, string name, byte[] content)
    {
        var written = new DateTime(2026, 11, 1, 3, 0, 0, DateTimeKind.Utc).AddDays(day);
        var path = Path.Combine(DayFolder(day), name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, written);
    }
}
