using System.Globalization;
using Warehouse.DuckDb;

namespace Warehouse.Mutation;

/// <summary>The file of results: key, outcome, operator, place, change, what noticed it; written line by line, so that a run can be stopped and goes on.</summary>
internal sealed class Results
{
    private readonly string file;
    private readonly Dictionary<string, string[]> lines = new(StringComparer.Ordinal);

    public Results(string file)
    {
        this.file = file;
        if (!File.Exists(file)) return;
        foreach (var cells in File.ReadAllLines(file).Select(line => line.Split('\t')).Where(cells => cells.Length == 6)) lines[cells[0]] = cells;
    }

    public bool Has(Mutant mutant) => lines.ContainsKey(mutant.Key);

    public bool HasSurvived(Mutant mutant) => lines.TryGetValue(mutant.Key, out var cells) && cells[1] == "survived";

    public void Add(Mutant mutant, Judgement judgement)
    {
        string[] cells = [mutant.Key, judgement.IsKilled ? "killed" : "survived", mutant.Operator, mutant.Place, mutant.Change, judgement.By.Replace('\t', ' ')];
        lines[mutant.Key] = cells;
        File.AppendAllText(file, string.Join('\t', cells) + "\n");
    }

    /// <summary>Figures by operator and by group of models, then every survivor with its explanation.</summary>
    public void Report(IReadOnlyCollection<Mutant> mutants, IReadOnlyList<Explanation> explanations, TextWriter to)
    {
        var tried = mutants.Where(Has)
            .Select(mutant => new Tried(mutant, HasSurvived(mutant), explanations.FirstOrDefault(explanation => explanation.IsOf(mutant)))).ToList();
        Table(to, "operator", tried, Operators.Names, each => each.Mutant.Operator);
        to.WriteLine();
        Table(to, "models", tried, [.. tried.Select(each => GroupOf(each.Mutant)).Distinct().Order(StringComparer.Ordinal)], each => GroupOf(each.Mutant));
        to.WriteLine($"not tried yet: {mutants.Count - tried.Count}");
        foreach (var each in tried.Where(each => each.IsSurvivor))
            to.WriteLine($"{each.Mutant.Place} {each.Mutant.Operator}: {each.Mutant.Change}{(each.Explanation is { } why ? $": {why.Reason}" : "")}\t{each.Mutant.Context}");
        foreach (var stale in explanations.Where(explanation => !tried.Any(each => each.IsSurvivor && each.Explanation == explanation)))
            to.WriteLine($"explains no survivor: {stale}");
    }

    private static void Table(TextWriter to, string title, IReadOnlyList<Tried> tried, IReadOnlyList<string> rows, Func<Tried, string> of)
    {
        to.WriteLine($"{title,-24}{"killed",8}{"explained",11}{"survived",10}{"all",8}");
        foreach (var row in rows.Append("all"))
        {
            var those = tried.Where(each => row == "all" || of(each) == row).ToList();
            var survivors = those.Count(each => each.IsSurvivor);
            var explained = those.Count(each => each is { IsSurvivor: true, Explanation: not null });
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row,-24}{those.Count - survivors,8}{explained,11}{survivors - explained,10}{those.Count,8}"));
        }
    }

    /// <summary>Folder under <c>models</c>, such as <c>intermediate/revenue</c>.</summary>
    private static string GroupOf(Mutant mutant) => Path.GetRelativePath(RepositoryRoot.Combine("models"), Path.GetDirectoryName(mutant.Model.SqlFile)!).Replace('\\', '/');

    private sealed record Tried(Mutant Mutant, bool IsSurvivor, Explanation? Explanation);
}
