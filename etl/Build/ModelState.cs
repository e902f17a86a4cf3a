using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Hashes that say from what a relation was built, so that a model whose inputs did not change is not built again.</summary>
/// <remarks>
/// A model's state covers its SQL, its contract, the functions and the states of all that it reads. A raw relation's state is its last
/// batch and delivery; the state of <c>etl</c> is its settings. Equal states give equal rows, so skipping is safe in any order of deliveries.
/// </remarks>
internal sealed class ModelState
{
    private readonly Dictionary<string, string> known;
    private readonly Func<string, string> otherState;
    private readonly string functions;

    public ModelState(DuckDBConnection connection, string functionsSql)
    {
        functions = functionsSql;
        var raw = RawStates(connection);
        var settings = SettingsState(connection);
        otherState = relation => relation.StartsWith("raw.", StringComparison.Ordinal) ? raw.GetValueOrDefault(RawObject(relation), "empty") : settings;
        known = [];
    }

    /// <summary>The state that a model would have if it were built now; asked in graph order.</summary>
    public string Of(Model model, ModelGraph graph)
    {
        var text = new StringBuilder(model.Sql).Append('\0').Append(File.ReadAllText(model.Contract.File)).Append('\0').Append(functions);
        foreach (var read in graph.ReadBy(model)) text.Append('\0').Append(read).Append('=').Append(known.TryGetValue(read, out var state) ? state : otherState(read));
        return known[model.FullName] = Hash(text.ToString());
    }

    /// <summary>The states of the relations as they stand in the build.</summary>
    public static IReadOnlyDictionary<string, string> Built(DuckDBConnection connection) =>
        connection.Query("select model, state from etl.model_state", reader => (reader.GetString(0), reader.GetString(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Notes what a relation was built from, in the transaction that built it.</summary>
    public static void Note(DuckDBConnection connection, Model model, string state) =>
        connection.Execute("insert or replace into etl.model_state values (?, ?)", model.FullName, state);

    private static Dictionary<string, string> RawStates(DuckDBConnection connection) =>
        connection.Query(
                "select source || '__' || object, max(delivery_id) || '/' || count(*) || '/' || (select coalesce(max(batch_id), 0) from etl.batch where batch.source = delivery.source and batch.object = delivery.object) from etl.delivery group by source, object",
                reader => (reader.GetString(0), reader.GetString(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static string SettingsState(DuckDBConnection connection) =>
        Hash(string.Join('\n', new[] { "setting", "key_feature", "kpi_target" }
            .Select(table => connection.Scalar<string>($"select cast(list({Identifier.Quote(table)} order by all) as varchar) from etl.{Identifier.Quote(table)}") ?? "")));

    /// <summary><c>raw.standard__accounts__history</c> is of the object <c>standard__accounts</c>.</summary>
    private static string RawObject(string relation) => string.Join("__", relation["raw.".Length..].Split("__").Take(2));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
