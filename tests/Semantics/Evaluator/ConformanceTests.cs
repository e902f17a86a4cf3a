using System.Globalization;
using System.Text.Json;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>The evaluator against MetricFlow's own integration cases, so that it can judge the engine.</summary>
public sealed class ConformanceTests
{
    private static readonly string? Folder = MetricFlowCases.Folder;

    private static readonly Lazy<Dictionary<string, Table>> Tables = new(() =>
        Directory.EnumerateFiles(Path.Combine(Folder!, "tables")).ToDictionary(f => Path.GetFileNameWithoutExtension(f), CsvTable.Read));

    private static readonly Lazy<List<JsonElement>> All = new(() => [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "cases.json"))).RootElement.EnumerateArray()]);

    private static readonly Dictionary<string, World> Worlds = [];

    public static TheoryData<string> Cases => Folder is null ? ["none"] : [.. All.Value.Select(c => c.GetProperty("id").GetString()!)];

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Evaluator_ACaseOfMetricFlow_AnswersAsItsCheckDoes(string id)
    {
        Skip.If(Folder is null, MetricFlowCases.Missing);
        Skip.If(id.Contains("approximate", StringComparison.Ordinal), "an approximate percentile is what the database's sketch says");
        var test = All.Value.Single(c => c.GetProperty("id").GetString() == id);
        var world = WorldOf(test.GetProperty("model").GetString()!);
        var reply = new Answering(world).Reply(QuestionOf(test, world));
        var expected = CsvTable.Untyped(Path.Combine(Folder!, "expected", id.Replace(".yaml/", "__", StringComparison.Ordinal) + ".csv"));
        var positions = expected[0].Select(name => Position(reply.Columns, name)).ToList();
        var found = reply.Rows.Select(row => string.Join(",", positions.Select(p => Text(row[p])))).ToList();
        var wanted = expected.Skip(1).Select(row => string.Join(",", row.Select(Text))).ToList();
        if (test.GetProperty("check_order").GetBoolean()) found.ShouldBe(wanted);
        else found.Order(StringComparer.Ordinal).ShouldBe(wanted.Order(StringComparer.Ordinal));
    }

    /// <summary>A column by its name; one that a path's beginning was left out of by its end.</summary>
    private static int Position(IReadOnlyList<string> columns, string name)
    {
        var i = columns.ToList().IndexOf(name);
        return i >= 0 ? i : columns.ToList().FindIndex(c => name.EndsWith("__" + c, StringComparison.Ordinal));
    }

    private static Question QuestionOf(JsonElement test, World world)
    {
        var saved = test.GetProperty("saved_query_name").GetString() is { } name ? world.SavedQueries.Single(q => q.Name == name) : null;
        var items = Texts(test, "group_bys").Select(g => Item.Parse(world, g)).ToList();
        items.AddRange(test.GetProperty("group_by_objs").EnumerateArray().Select(o => Item.Parse(world, o.GetProperty("name").GetString()!, Optional(o, "grain"), Optional(o, "date_part"))));
        items.AddRange((saved?.GroupBy ?? []).Select(g => (Sql.Reference)Sql.Parser.Parse("{{ " + g + " }}")).Select(r => Item.Parse(world, r.Name, r.Grain)));
        var days = test.GetProperty("time_constraint");
        return new Question([.. Texts(test, "metrics"), .. saved?.Metrics ?? []], items)
        {
            Where = [.. test.GetProperty("where_filter").GetString() is { } where ? new[] { where } : [], .. saved?.Where ?? []],
            First = days.ValueKind == JsonValueKind.Array ? Time(days[0]) : null,
            Last = days.ValueKind == JsonValueKind.Array ? Time(days[1]) : null,
            OrderBy = Texts(test, "order_bys"),
            Limit = test.GetProperty("limit").ValueKind == JsonValueKind.Number ? test.GetProperty("limit").GetInt32() : null,
            IsMinMax = test.GetProperty("min_max_only").GetBoolean(),
            IsDistinct = test.GetProperty("apply_group_by").GetBoolean(),
        };
    }

    private static string? Optional(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<string> Texts(JsonElement test, string name) => [.. test.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    private static DateTime Time(JsonElement element) => DateTime.Parse(element.GetString()!, CultureInfo.InvariantCulture);

    /// <summary>Times and numbers in one spelling, numbers to seven digits.</summary>
    private static string Text(object? cell) => cell switch
    {
        null or @"\N" => "NULL",
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        double number => number.ToString("E6", CultureInfo.InvariantCulture),
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Text(number),
        string text when text.Length >= 10 && DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => Text(time),
        _ => cell.ToString()!,
    };

    private static World WorldOf(string model)
    {
        var folder = model switch
        {
            "SIMPLE_MODEL" => "simple_manifest",
            "EXTENDED_DATE_MODEL" => "extended_date_manifest",
            "SCD_MODEL" => "scd_manifest",
            "UNPARTITIONED_MULTI_HOP_JOIN_MODEL" => "multi_hop_join_manifest",
            "PARTITIONED_MULTI_HOP_JOIN_MODEL" => "partitioned_multi_hop_join_manifest",
            _ => "non_sm_manifest",
        };
        if (Worlds.TryGetValue(folder, out var known)) return known;
        var world = ManifestFolder.Read(Path.Combine(Folder!, "manifests", folder), Tables.Value);
        var shared = ManifestFolder.Read(Path.Combine(Folder!, "manifests", "shared"), Tables.Value);
        return Worlds[folder] = world with { Spines = shared.Spines };
    }
}
