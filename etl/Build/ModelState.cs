using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Build;

/// <summary>Hashes that say from what a relation was built, so that a model whose inputs did not change is not built again.</summary>
/// <remarks>
/// A model's state covers its SQL, its contract, the functions and what it reads: of a table the rows of the columns that its text names, of a view
/// that view's state, of an incremental table the build that last changed it, of a raw relation its last batch and delivery. Equal states give
/// equal rows, so skipping is safe in any order of deliveries.
/// </remarks>
internal sealed class ModelState
{
    private const string Settings = "etl.setting";
    private const string AsOfColumn = "as_of_date";

    private readonly DuckDBConnection connection;
    private readonly Dictionary<string, NamesRead> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> incremental;
    private readonly Dictionary<string, string> raw;
    private readonly HashSet<string> events;
    private readonly KnownContent contents;
    private readonly string functions;
    private readonly ModelGraph graph;

    public ModelState(DuckDBConnection connection, ModelGraph graph, ContractFolder contracts, string functionsSql, IReadOnlyDictionary<string, BuiltModel> before)
    {
        this.connection = connection;
        this.graph = graph;
        functions = functionsSql;
        contents = new KnownContent(connection);
        raw = RawStates(connection);
        incremental = before.ToDictionary(pair => pair.Key, pair => pair.Value.Content, StringComparer.Ordinal);
        events = [.. contracts.Contracts.Where(contract => contract.Mode == DeliveryMode.Events).Select(contract => $"raw.{contract.Relation}")];
    }

    /// <summary>The state that a model would have if it were built now; asked in graph order, after what it reads was built.</summary>
    public string Of(Model model)
    {
        var text = Text(model);
        foreach (var read in graph.ReadBy(model)) text.Append('\0').Append(read).Append('=').Append(StateOf(model, read));
        var state = Hash(text);
        if (!model.Contract.IsTable) views[model.FullName] = state;
        return state;
    }

    /// <summary>A model that ought to be built and isn't: what is built from it as it stands will have to be built again.</summary>
    public void LeftBehind(Model model, long run)
    {
        if (!model.Contract.IsTable) views[model.FullName] = $"left behind in run {run}";
    }

    /// <summary>A relation is about to be made, in the transaction that makes it.</summary>
    public void IsChanging(Model model)
    {
        contents.ForgetColumns(model.FullName);
        if (model.Contract is { IsTable: true, IsIncremental: false }) contents.Forget(model.FullName);
    }

    /// <summary>An incremental model's rows changed.</summary>
    public void Changed(Model model, string content) => incremental[model.FullName] = content;

    /// <summary>Whether there is such a relation, <c>schema.name</c>.</summary>
    public bool Stands(string relation) => contents.Columns(relation).Count > 0;

    /// <summary>The columns of a relation that a model may read, or expressions over it: all of one that it reads through a view only.</summary>
    public IEnumerable<string> ColumnsRead(Model model, string relation, IReadOnlyList<string> expressions)
    {
        if (!graph.ReadBy(model).Contains(relation)) return contents.Columns(relation).Select(column => column.Name);
        var told = NamesRead.Of(connection, $"select {string.Join(", ", expressions)} from {relation}");
        return contents.Columns(relation).Select(column => column.Name).Where(column => Names(model).Contains(relation, column) || told.Contains(relation, column));
    }

    /// <summary>What must stay the same for an incremental model to follow its inputs row by row: all but those inputs' rows.</summary>
    public string BaseOf(Model model) => BaseOf(model, [.. model.Contract.Rebuild.Select(rule => rule.When)]);

    private string BaseOf(Model model, HashSet<string> followed)
    {
        var text = Text(model);
        foreach (var read in graph.ReadBy(model)) text.Append('\0').Append(read).Append('=').Append(BaseOf(model, read, followed.Contains(read) || model.Contract.Rebuild.Count == 0, followed));
        return Hash(text);
    }

    /// <remarks>What a followed view reads is followed through it: rows of events, and other relations only as they stand.</remarks>
    private string BaseOf(Model reader, string read, bool isFollowed, HashSet<string> followed)
    {
        if (read == Settings && followed.Contains(RebuildRule.AsOf)) return contents.Of(read, Names(reader), isKept: false, except: AsOfColumn);
        if (!isFollowed) return StateOf(reader, read);
        if (graph.Find(read) is not { } model) return events.Contains(read) ? "followed" : StateOf(reader, read);
        if (!model.Contract.IsTable) return BaseOf(model, followed);
        return followed.Contains(read) ? "followed" : StateOf(reader, read);
    }

    private StringBuilder Text(Model model) =>
        new StringBuilder(model.Sql).Append('\0').Append(File.ReadAllText(model.Contract.File)).Append('\0').Append(functions);

    private string StateOf(Model reader, string read) => graph.Find(read) switch
    {
        { Contract.IsTable: false } => views[read],
        { Contract.IsIncremental: true } => incremental.GetValueOrDefault(read) ?? "none",
        null when read.StartsWith("raw.", StringComparison.Ordinal) => raw.GetValueOrDefault(RawObject(read), "empty"),
        var model => contents.Of(read, Names(reader), isKept: model is not null),
    };

    private NamesRead Names(Model model)
    {
        if (!names.TryGetValue(model.FullName, out var read)) names[model.FullName] = read = NamesRead.Of(connection, model.Sql);
        return read;
    }

    private static Dictionary<string, string> RawStates(DuckDBConnection connection) =>
        connection.Query(
                "select source || '__' || object, max(delivery_id) || '/' || count(*) || '/' || (select coalesce(max(batch_id), 0) from etl.batch where batch.source = delivery.source and batch.object = delivery.object) from etl.delivery group by source, object",
                reader => (reader.GetString(0), reader.GetString(1)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary><c>raw.standard__accounts__history</c> is of the object <c>standard__accounts</c>.</summary>
    private static string RawObject(string relation) => string.Join("__", relation["raw.".Length..].Split("__").Take(2));

    private static string Hash(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}
