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
            var from = rules.First().Rule.From;
            var places = from.Select((_, i) => FormattableString.Invariant($"_place_{i}")).ToList();
            var read = rules.SelectMany(follower => state.ColumnsRead(follower.Follower, model.FullName, from)).ToHashSet(StringComparer.Ordinal);
            var list = string.Join(", ", columns.Where(read.Contains).Select(Identifier.Quote));
            connection.Execute(
                $"""
                insert into etl.model_change
                select ?, cast(? as bigint), ?, [{string.Join(", ", places.Select(place => $"cast({place} as varchar)"))}]
                from (
                    select {string.Join(", ", from.Zip(places).Select(value => $"{value.First} as {value.Second}"))}, _sign, _sign * cast(hash(hash({list})) as hugeint) as _hash
                    from (select 1 as _sign, {list} from {before} union all select -1 as _sign, {list} from {after})
                )
                group by {string.Join(", ", places)}
                having sum(_sign) <> 0 or sum(_hash) <> 0
                """,
                model.FullName, run, rules.Key);
        }
    }

    /// <summary>Adds the places where a followed table changed after a build; false when any row may have.</summary>
    public bool AddSince(RebuildRule rule, long build, AffectedKeys keys)
    {
        if (connection.Scalar<bool>("select exists (select 1 from etl.model_change where model = ? and run_id > ? and expression is null)", rule.When, build)) return false;
        keys.Add(rule.From.Select((_, i) => FormattableString.Invariant($"place[{i + 1}]")), "etl.model_change where model = ? and run_id > ? and expression = ?", rule.When, build, Expression(rule));
        return true;
    }

    /// <summary>Forgets everything, once every model has been built; and the rows of events that had been kept because later ones replaced them.</summary>
    public void Clear(IEnumerable<string> replacedTables)
    {
        connection.Execute("delete from etl.model_change");
        foreach (var table in replacedTables) connection.Execute($"delete from {table}");
    }

    private static string Expression(RebuildRule rule) => string.Join(", ", rule.From);
}
