using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Notes where the rows of a table changed, for the incremental models that follow it (<c>etl.model_change</c>).</summary>
internal sealed class ChangeLog
{
    private readonly DuckDBConnection connection;
    private readonly ModelState state;
    private readonly long run;
    private readonly ILookup<string, (Model Follower, RebuildRule Rule)> followers;

    public ChangeLog(DuckDBConnection connection, ModelGraph graph, ModelState state, long run)
    {
        this.connection = connection;
        this.state = state;
        this.run = run;
        followers = graph.Order.SelectMany(model => model.Contract.Rebuild.Select(rule => (model, rule))).ToLookup(follower => follower.rule.When, StringComparer.Ordinal);
    }

    /// <summary>Whether any model follows this one row by row.</summary>
    public bool IsFollowed(Model model) => followers.Contains(model.FullName);

    /// <summary>Notes that every row may have changed.</summary>
    public void Whole(Model model)
    {
        if (IsFollowed(model)) connection.Execute("insert into etl.model_change values (?, ?, null, null)", model.FullName, run);
    }

    /// <summary>Notes where two tables of a model's rows differ in what its followers read.</summary>
    /// <param name="model">The followed model.</param>
    /// <param name="before">Rows that it had.</param>
    /// <param name="after">Rows that it has in their place.</param>
    /// <param name="columns">The model's columns.</param>
    public void Differences(Model model, string before, string after, IReadOnlyList<string> columns)
    {
        foreach (var rules in followers[model.FullName].GroupBy(follower => Expression(follower.Rule), StringComparer.Ordinal))
        {
            var rule = rules.First().Rule;
            var read = rules.SelectMany(follower => state.ColumnsRead(follower.Follower, model.FullName, rule.From)).ToHashSet(StringComparer.Ordinal);
            var signed = $"(select 1 as _sign, * from {before} union all by name select -1 as _sign, * from {after})";
            if (rule.Within is not { } within)
            {
                Note(model, rules.Key, rule, Differences(rule.From, columns.Where(read.Contains), signed));
            }
            else if (Standing([.. rules.Select(follower => follower.Follower)], within.Day) is { } days)
            {
                Note(model, rules.Key, rule, DailyDifferences(rule.From, columns.Where(column => read.Contains(column) && column != within.From && column != within.To), signed, within, days));
            }
        }
    }

    /// <summary>Adds the places where a followed table changed after a build; false when any row may have.</summary>
    public bool AddSince(RebuildRule rule, long build, AffectedKeys keys)
    {
        if (connection.Scalar<bool>("select exists (select 1 from etl.model_change where model = ? and run_id > ? and expression is null)", rule.When, build)) return false;
        keys.Add(rule.Affected.Select((_, i) => FormattableString.Invariant($"place[{i + 1}]")), "etl.model_change where model = ? and run_id > ? and expression = ?", rule.When, build, Expression(rule));
        return true;
    }

    /// <summary>Forgets everything, once every model has been built; and the rows of events that had been kept because later ones replaced them.</summary>
    public void Clear(IEnumerable<string> replacedTables)
    {
        connection.Execute("delete from etl.model_change");
        foreach (var table in replacedTables) connection.Execute($"delete from {table}");
    }

    private void Note(Model model, string expression, RebuildRule rule, string places) => connection.Execute(
        $"insert into etl.model_change select ?, cast(? as bigint), ?, [{string.Join(", ", rule.Affected.Select((_, i) => $"cast({Place(i)} as varchar)"))}] from ({places})",
        model.FullName, run, expression);

    /// <summary>A SELECT of the places whose rows differ.</summary>
    private static string Differences(IReadOnlyList<string> places, IEnumerable<string> columns, string signed) =>
        $"select {Named(places)} from {signed} group by all having {IsOther("_sign", Hash(columns))}";

    /// <summary>A SELECT of the places and days that differ in what holds for them: rows that are alike but for their days are told apart day by day.</summary>
    private static string DailyDifferences(IReadOnlyList<string> places, IEnumerable<string> columns, string signed, ValidDays within, DayRange days)
    {
        var (first, end) = (Literal(days.From), Literal(days.To.AddDays(1)));
        var kept = string.Join(", ", places.Select((_, i) => Place(i)));
        return $"""
            select {kept}, {Place(places.Count)}
            from (
                select *, _first + cast(unnest(range(_end - _first)) as integer) as {Place(places.Count)}
                from (
                    select
                        {Named(places)},
                        greatest({Identifier.Quote(within.From)}, {first}) as _first,
                        least({Identifier.Quote(within.To)}, {end}) as _end,
                        {Hash(columns)} as _content,
                        sum(_sign) as _copies
                    from {signed}
                    group by all
                    having sum(_sign) <> 0
                )
            )
            group by all
            having {IsOther("_copies", "_content")}
            """;
    }

    /// <summary>The first and last days of the rows that stand in some models; null where there are none.</summary>
    private DayRange? Standing(IReadOnlyCollection<Model> models, string day)
    {
        var standing = models.Where(model => state.Stands(model.FullName)).Select(model => $"from {Identifier.Quote(model.Schema, model.Name)} select {Identifier.Quote(day)} as day").ToList();
        if (standing.Count == 0) return null;
        return connection.Query($"select min(day), max(day) from ({string.Join(" union all ", standing)})", row => row.IsDBNull(0) ? (DayRange?)null : new DayRange(row.Get<DateOnly>(0), row.Get<DateOnly>(1)))[0];
    }

    private static string Named(IEnumerable<string> places) => string.Join(", ", places.Select((place, i) => $"{place} as {Place(i)}"));

    private static string Place(int at) => string.Create(CultureInfo.InvariantCulture, $"_place_{at}");

    private static string Hash(IEnumerable<string> columns) => $"cast(hash(hash({string.Join(", ", columns.Select(Identifier.Quote))})) as hugeint)";

    private static string IsOther(string sign, string hash) => $"sum({sign}) <> 0 or sum({sign} * {hash}) <> 0";

    private static string Literal(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"date '{day:yyyy-MM-dd}'");

    private static string Expression(RebuildRule rule) => string.Join(", ", rule.Within is { } within ? [.. rule.From, $"{within.From} to {within.To}"] : rule.From);
}
