using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Schedule;
using Warehouse.Reports.Packs;

namespace Warehouse.App.Commands;

/// <summary>Options that several commands share, each with one name, one meaning and one default.</summary>
internal static class CommandOptions
{
    public static Option<string> Home() => new("--home")
    {
        Description = "The warehouse's folder: build, versions, packs (default: WAREHOUSE_HOME, else ./data)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WAREHOUSE_HOME") is { Length: > 0 } home ? home : "data",
    };

    public static Option<string> Schedule() => new("--schedule")
    {
        Description = "The schedule (default: the home's schedule.json, else the checkout's)",
        DefaultValueFactory = result =>
        {
            var home = result.GetValue<string>("--home");
            var own = home is null ? null : Path.Combine(home, "schedule.json");
            return own is not null && File.Exists(own) ? own : RepositoryRoot.Combine("schedule.json");
        },
    };

    /// <summary>The schedule that was asked for, its names held to the sources and packs that there are.</summary>
    public static JobSchedule ReadSchedule(string file) => ScheduleReader.Read(file, TimeProvider.System, new KnownNames(Checkout.Current().Contracts.Sources, PackCatalogue.Names));

    public static Option<string?> From() => new("--from")
    {
        Description = "Folder of extracts: <source>/<object>/…files; with --source, that source's own folder (default: HOME/landing)",
    };

    public static Option<string?> Source() => new("--source")
    {
        Description = "Load this source only; --from is then its own folder",
    };

    public static Option<bool> Wait() => new("--wait")
    {
        Description = "Wait for another writer to finish instead of stopping",
    };

    public static Option<DateOnly?> AsOf() => Date("--as-of", "Speak as of the end of this day (default: warehouse.json, else the latest delivery's day)");

    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description + ", YYYY-MM-DD",
        CustomParser = result => ParseDate(result),
    };

    public static Option<DateOnly?> Month(string name, string description) => new(name)
    {
        Description = description + ", YYYY-MM",
        CustomParser = result => ParseMonth(result),
    };

    /// <summary>A list given once with commas, or by repeating the option.</summary>
    public static Option<string[]> Names(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        DefaultValueFactory = _ => [],
    };

    private static DateOnly? ParseDate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        result.AddError($"'{text}' is not a date; expected YYYY-MM-DD, such as 2026-10-31");
        return null;
    }

    private static DateOnly? ParseMonth(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return month;
        result.AddError($"'{text}' is not a month; expected YYYY-MM, such as 2026-10");
        return null;
    }
}
