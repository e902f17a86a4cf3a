using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Build;

/// <summary>Hashes that say from what a relation was built, so that a model whose inputs did not change is not built again.</summary>
/// <remarks>
/// A model's state covers its SQL, its contract, the functions and the states of all that it reads. A raw relation's state is its last
/// batch and delivery; that of a table of <c>etl</c> is its content. Equal states give equal rows, so skipping is safe in any order of deliveries.
/// </remarks>
internal sealed class ModelState
{
    private readonly Dictionary<string, string> known = [];
    private readonly Dictionary<string, string> raw;
    private readonly Dictionary<string, string> ledger;
    private readonly HashSet<string> events;
    private readonly string settingsButAsOf;
    private readonly string functions;
    private readonly ModelGraph graph;

    public ModelState(DuckDBConnection connection, ModelGraph graph, ContractFolder contracts, string functionsSql)
    {
        this.graph = graph;
        functions = functionsSql;
        raw = RawStates(connection);
        ledger = new[] { "setting", "key_feature", "kpi_target", "score_component", "score_band", "renewal_stage" }.ToDictionary(table => $"etl.{table}", table => Content(connection, $"etl.{table}"), StringComparer.Ordinal);
        settingsButAsOf = Content(connection, "(select * exclude (as_of_date, closing_month) from etl.setting)");
        events = [.. contracts.Contracts.Where(contract => contract.Mode == DeliveryMode.Events).Select(contract => $"raw.{contract.Relation}")];
    }

    /// <summary>The state that a model would have if it were built now; asked in graph order.</summary>
    public string Of(Model model) => known[model.FullName] = Hash(Text(model).Append(string.Concat(graph.ReadBy(model).Select(read => $"\0{read}={StateOf(read)}"))));

    /// <summary>What must stay the same for an incremental model to follow its inputs row by row: all but those inputs' rows.</summary>
    public string BaseOf(Model model) => BaseOf(model, [.. model.Contract.Rebuild.Select(rule => rule.When)]);

    private string BaseOf(Model model, HashSet<string> followed)
    {
        var text = Text(model);
        foreach (var read in graph.ReadBy(model)) text.Append('\0').Append(read).Append('=').Append(BaseOf(read, followed.Contains(read) || model.Contract.Rebuild.Count == 0, followed));
        return Hash(text);
    }

    /// <remarks>What a followed view reads is followed through it: rows of events, and other relations only as they stand.</remarks>
    private string BaseOf(string read, bool isFollowed, HashSet<string> followed)
    {
        if (read == "etl.setting" && followed.Contains(RebuildRule.AsOf)) return settingsButAsOf;
        if (!isFollowed) return StateOf(read);
        if (graph.Find(read) is not { } model) return events.Contains(read) ? "followed" : StateOf(read);
        if (!model.Contract.IsTable) return BaseOf(model, followed);
        return followed.Contains(read) ? "followed" : StateOf(read);
    }

    private StringBuilder Text(Model model) =>
        new StringBuilder(model.Sql).Append('\0').Append(File.ReadAllText(model.Contract.File)).Append('\0').Append(functions);

    private string StateOf(string relation) =>
        known.TryGetValue(relation, out var state) ? state
        : relation.StartsWith("raw.", StringComparison.Ordinal) ? raw.GetValueOrDefault(RawObject(relation), "empty")
        : ledger.GetValueOrDefault(relation, "fixed");

    private static Dictionary<string, string> RawStates(DuckDBConnection connection) =>
        connection.Query(
                "select source || '__' || object, max(delivery_id) || '/' || count(*) || '/' || (select coalesce(max(batch_id), 0) from etl.batch where batch.source = delivery.source and batch.object = delivery.object) from etl.delivery group by source, object",
                reader => (reader.GetString(0), reader.GetString(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static string Content(DuckDBConnection connection, string relation) =>
        Hash(new StringBuilder(connection.Scalar<string>($"select cast(list(content order by all) as varchar) from {relation} as content") ?? ""));

    /// <summary><c>raw.standard__accounts__history</c> is of the object <c>standard__accounts</c>.</summary>
    private static string RawObject(string relation) => string.Join("__", relation["raw.".Length..].Split("__").Take(2));

    private static string Hash(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
