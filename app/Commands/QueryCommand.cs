using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Warehouse.App.Close;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Semantics;
using Warehouse.Semantics.Format;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse query</c>: metrics by name, cut by dimensions, as a table, CSV or JSON.</summary>
internal static class QueryCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<string?> Manifest = new("--manifest") { Description = "Folder or file of metric definitions, MetricFlow's or dbt's too (default: the checkout's models/metrics)" };
    private static readonly Option<string?> Database = new("--database") { Description = "A DuckDB file to ask instead of the home's published one" };
    private static readonly Option<string[]> Metrics = CommandOptions.Names("--metrics", "Metrics by name, with commas: nrr,grr");
    private static readonly Option<string[]> GroupBy = CommandOptions.Names("--group-by", "Dimensions, with commas: metric_time__month,account__touch_tier");
    private static readonly Option<string[]> Where = new("--where") { Description = "Filter, may be repeated: \"{{ Dimension('account__touch_tier') }} = 'high'\"" };
    private static readonly Option<DateTime?> Start = Time("--start", "First day, or time, of metric_time, inclusive");
    private static readonly Option<DateTime?> End = Time("--end", "Last day, or time, of metric_time, inclusive");
    private static readonly Option<DateOnly?> AsOf = CommandOptions.Date("--as-of", "The day to whose end stocks, retention, cohorts and funnels are asked, of definitions without a warehouse");
    private static readonly Option<string[]> OrderBy = CommandOptions.Names("--order-by", "Columns; a leading minus sorts descending");
    private static readonly Option<int?> Limit = new("--limit") { Description = "At most so many rows" };
    private static readonly Option<string[]> Set = new("--set") { Description = "The value of a name that definitions leave open, may be repeated: source_schema=main for $source_schema" };
    private static readonly Option<string?> SavedQuery = new("--saved-query") { Description = "A saved query of the definitions; other options add to it" };
    private static readonly Option<bool> MinMaxOnly = new("--min-max-only") { Description = "Only the least and the greatest member of one dimension" };
    private static readonly Option<bool> NoGroupBy = new("--no-group-by") { Description = "Members as often as they occur, of a question without metrics" };
    private static readonly Option<bool> Targets = new("--targets") { Description = "The target of each month and how the value stands to it, beside each metric: green, amber, red" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "Print the plan and the SQL instead of the answer" };
    private static readonly Option<string> Format = ChoiceOf("--format", "table, csv or json", "table", "csv", "json");

    public static Command Build()
    {
        var command = new Command("query", "Answer a question about metrics")
        {
            Home, Manifest, Database, Set, Metrics, GroupBy, Where, Start, End, AsOf, OrderBy, Limit, SavedQuery, MinMaxOnly, NoGroupBy, Targets, Format, Explain,
        };
        command.SetAction(Run);
        return command;
    }

    /// <summary>The metrics of a home's published version; closed months say what they were closed with.</summary>
    /// <exception cref="WarehouseException">Nothing has been published there.</exception>
    public static ClosedMetrics Open(string home) => ClosedMetrics.Open(Published(home), RepositoryRoot.Combine("models", "metrics"));

    private static int Run(ParseResult arguments)
    {
        var request = Asked(arguments);
        using var metrics = MetricEngine.Open(
            arguments.GetValue(Database) ?? Published(arguments.GetValue(Home)!),
            arguments.GetValue(Manifest) ?? RepositoryRoot.Combine("models", "metrics"),
            Settings(arguments.GetValue(Set) ?? []));
        if (arguments.GetValue(Explain))
        {
            Console.Out.WriteLine(metrics.Explain(request));
            return 0;
        }

        using var closed = arguments.GetValue(Database) is null && arguments.GetValue(Manifest) is null ? Open(arguments.GetValue(Home)!) : null;
        var answer = closed is null ? metrics.Query(request) : closed.Query(request);
        if (arguments.GetValue(Targets)) answer = AnswerTargets.Beside(answer, closed ?? (IMetrics)metrics, request);
        switch (arguments.GetValue(Format))
        {
            case "csv": CsvFormat.Write(answer, Console.Out); break;
            case "json": JsonFormat.Write(answer, Console.Out); break;
            default: TableFormat.Write(answer, Console.Out); break;
        }

        return 0;
    }

    private static MetricRequest Asked(ParseResult arguments)
    {
        var (start, end) = (arguments.GetValue(Start), arguments.GetValue(End));
        var isOfDays = (start ?? DateTime.MinValue).TimeOfDay == TimeSpan.Zero && (end ?? DateTime.MinValue).TimeOfDay == TimeSpan.Zero;
        return new MetricRequest(arguments.GetValue(Metrics) ?? [], arguments.GetValue(GroupBy) ?? [])
        {
            Filters = arguments.GetValue(Where) ?? [],
            Start = isOfDays && start is { } first ? DateOnly.FromDateTime(first) : null,
            End = isOfDays && end is { } last ? DateOnly.FromDateTime(last) : null,
            StartAt = isOfDays ? null : start,
            EndAt = isOfDays ? null : end,
            AsOf = arguments.GetValue(AsOf),
            OrderBy = arguments.GetValue(OrderBy) ?? [],
            Limit = arguments.GetValue(Limit),
            SavedQuery = arguments.GetValue(SavedQuery) ?? "",
            MinMaxOnly = arguments.GetValue(MinMaxOnly),
            IsGrouped = !arguments.GetValue(NoGroupBy),
        };
    }

    private static Dictionary<string, string> Settings(IEnumerable<string> pairs)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0) throw new WarehouseException($"--set {pair}: expected name=value, such as source_schema=main");
            settings[pair[..cut].TrimStart('$')] = pair[(cut + 1)..];
        }

        return settings;
    }

    private static Option<DateTime?> Time(string name, string description) => new(name)
    {
        Description = description + ", YYYY-MM-DD or YYYY-MM-DD HH:MM:SS",
        CustomParser = ParseTime,
    };

    private static DateTime? ParseTime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFF"];
        if (DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        result.AddError($"'{text}' is not a date; expected YYYY-MM-DD, such as 2026-10-31, or a time such as '2026-10-31 14:00:00'");
        return null;
    }

    private static string Published(string home)
    {
        var published = new WarehouseHome(home).PublishedLink;
        return File.Exists(published)
            ? published
            : throw new WarehouseException($"{home}: nothing has been published here; run: warehouse run --home {home} --from DIR, or: warehouse demo");
    }

    private static Option<string> ChoiceOf(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
