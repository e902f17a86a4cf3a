using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;

namespace Warehouse.Mutation;

/// <summary>What became of a mutant.</summary>
/// <param name="IsKilled">The approved contents of a company noticed it.</param>
/// <param name="By">Which, and by which columns.</param>
internal sealed record Judgement(bool IsKilled, string By);

/// <summary>Evaluates a mutant on every company until one gives other rows than are approved.</summary>
internal sealed class Judge(IReadOnlyList<Company> companies)
{
    /// <summary>Of processor time: a run that the machine holds up is not the mutant's doing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>The companies that can tell anything of a model; the one that noticed its last mutant is asked first.</summary>
    private readonly Dictionary<string, IReadOnlyList<Company>> able = new(StringComparer.Ordinal);

    private readonly HashSet<(string Model, string Company)> steady = [];

    /// <exception cref="WarehouseException">A model is not as approved on a company without any change.</exception>
    public Judgement Of(Mutant mutant)
    {
        var model = mutant.Model.FullName;
        if (!able.TryGetValue(model, out var those)) able[model] = those = [.. companies.Where(company => company.CanTell(mutant.Model))];
        foreach (var company in those)
        {
            if (Noticed(mutant.Model, mutant.Sql, company) is not { } how) continue;
            RequireApproved(mutant.Model, company);
            able[model] = [company, .. those.Where(other => other != company)];
            return new Judgement(true, $"{company.Name}: {how}");
        }

        return new Judgement(false, "rows are the same on every company");
    }

    /// <summary>The unchanged model must come out as approved, else the judge would take something else for a change.</summary>
    private void RequireApproved(Model model, Company company)
    {
        if (!steady.Add((model.FullName, company.Name))) return;
        if (Noticed(model, model.Sql, company) is { } how) throw new WarehouseException($"{model.FullName}: not as approved on {company.Name} before any change: {how}");
    }

    private static string? Noticed(Model model, string sql, Company company)
    {
        using var patience = new CancellationTokenSource();
        var until = Environment.CpuUsage.TotalTime + Patience;
        using var watch = new Timer(_ => { if (Environment.CpuUsage.TotalTime > until) patience.Cancel(); }, null, Patience, TimeSpan.FromSeconds(1));
        try
        {
            return company.Difference(model, sql, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return "takes too long";
        }
        catch (Exception error) when (error is DuckDBException or WarehouseException)
        {
            return $"error: {error.Message.Split('\n')[0]}";
        }
    }
}
