using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Check;

namespace Warehouse.Mutation;

/// <summary>What became of a mutant.</summary>
/// <param name="IsKilled">Something noticed it.</param>
/// <param name="By">What did; of a survivor how far it got.</param>
internal sealed record Judgement(bool IsKilled, string By);

/// <summary>Builds a mutant and what is downstream of it in one transaction, which is then undone, and asks whether anything notices.</summary>
internal sealed class Judge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DuckDBConnection connection;
    private readonly ModelGraph graph;
    private readonly Dictionary<string, string> content;
    private readonly IReadOnlyList<(string Name, string Sql, long Rows)> checks;
    private readonly Answers answers;

    public Judge(DuckDBConnection connection, Checkout checkout, ModelGraph graph, string extracts)
    {
        (this.connection, this.graph) = (connection, graph);
        content = graph.Order.ToDictionary(model => model.FullName, Content);
        checks =
        [
            .. CheckStage.All(checkout).Select(check => ($"check {check.Name}{(check.Model is null ? "" : $" of {check.Model}")}", check.Sql, Count(check.Sql))),
            .. Truth.Of(extracts).Select(truth => ($"truth {truth.Name}", truth.Sql, Count(truth.Sql))),
        ];
        answers = new Answers(connection, Path.Combine(checkout.ModelsFolder, "metrics"));
    }

    public int Checks => checks.Count;

    public int Questions => answers.Count;

    /// <summary>Rows in which the unchanged models differ from truth, by file: readings that the simulation takes otherwise.</summary>
    public string AgainstTruth => string.Join(", ", checks.Where(check => check.Name.StartsWith("truth", StringComparison.Ordinal)).Select(check => $"{check.Name} {check.Rows}"));

    /// <summary>A model that is not changed must come out as it was, else the judge would take chance for a change.</summary>
    /// <exception cref="WarehouseException">One does not.</exception>
    public void RequireSteady()
    {
        foreach (var model in graph.Order)
        {
            var judgement = Of(new Mutant(model, "none", 1, 0, "", ""));
            if (judgement.IsKilled || judgement.By != Unchanged) throw new WarehouseException($"{model.FullName}: made twice, it is not the same twice: {judgement.By}");
        }
    }

    private const string Unchanged = "the model's rows are the same";

    public Judgement Of(Mutant mutant)
    {
        connection.Execute("begin transaction");
        try
        {
            return Look(mutant);
        }
        catch (OperationCanceledException)
        {
            return new Judgement(true, "took too long");
        }
        catch (Exception error) when (error is DuckDBException or WarehouseException or Semantics.SemanticException or InvalidCastException or OverflowException)
        {
            return new Judgement(true, $"error: {error.Message.Split('\n')[0]}");
        }
        finally
        {
            connection.Execute("rollback");
        }
    }

    private Judgement Look(Mutant mutant)
    {
        using var patience = new CancellationTokenSource(Patience);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in graph.Order)
        {
            var isMutant = model.FullName == mutant.Model.FullName;
            if (!isMutant && !graph.ReadBy(model).Any(changed.Contains)) continue;
            if (isMutant || model.Contract.IsTable)
                connection.Run($"create or replace {(model.Contract.IsTable ? "table" : "view")} {Identifier.Quote(model.Schema, model.Name)} as\n{(isMutant ? mutant.Sql : model.Sql)}", patience.Token);
            if (Content(model) != content[model.FullName]) changed.Add(model.FullName);
            else if (isMutant) return new Judgement(false, Unchanged);
        }

        foreach (var (name, sql, rows) in checks.Where(check => changed.Any(name => check.Sql.Contains(name, StringComparison.Ordinal))))
        {
            if (Count(sql) != rows) return new Judgement(true, name);
        }

        if (answers.FirstThatDiffers(changed) is { } question) return new Judgement(true, $"metric {question}");
        var published = changed.Where(name => name.StartsWith("star.", StringComparison.Ordinal) || name.StartsWith("marts.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        return new Judgement(false, published.Count == 0 ? "nothing published changes" : $"no check and no metric sees the change of {string.Join(", ", published)}");
    }

    private string Content(Model model) =>
        connection.Scalar<string>($"select count(*) || ' rows, ' || coalesce(sum(hash(content)::hugeint), 0) from {Identifier.Quote(model.Schema, model.Name)} as content")!;

    private long Count(string sql) => connection.Scalar<long>($"select count(*) from (\n{sql}\n) as failing");
}
