using System.Globalization;

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

    /// <summary>Figures by operator, then every survivor with its explanation.</summary>
    public void Report(IReadOnlyCollection<Mutant> mutants, IReadOnlyDictionary<string, string> explanations, TextWriter to)
    {
        var tried = mutants.Where(Has).Select(mutant => (Mutant: mutant, Cells: lines[mutant.Key])).ToList();
        to.WriteLine($"{"operator",-12}{"killed",8}{"explained",11}{"survived",10}{"all",8}");
        foreach (var name in Operators.Names.Append("all"))
        {
            var of = tried.Where(each => name == "all" || each.Mutant.Operator == name).ToList();
            var survivors = of.Where(each => each.Cells[1] == "survived").ToList();
            var explained = survivors.Count(each => explanations.ContainsKey(Explanations.KeyOf(each.Mutant)));
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{of.Count - survivors.Count,8}{explained,11}{survivors.Count - explained,10}{of.Count,8}"));
        }

        foreach (var (mutant, cells) in tried.Where(each => each.Cells[1] == "survived"))
            to.WriteLine($"{mutant.Place} {mutant.Operator}: {mutant.Change} ({cells[5]}){(explanations.TryGetValue(Explanations.KeyOf(mutant), out var why) ? $": {why}" : "")}");
    }
}

/// <summary>Why survivors are right to survive: <c>explanations.tsv</c>, a line a mutant: model, operator, change, the line of SQL, reason.</summary>
internal static class Explanations
{
    public static IReadOnlyDictionary<string, string> Read(string file) => File.Exists(file)
        ? File.ReadAllLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToDictionary(cells => string.Join('\t', cells.Take(4)), cells => cells[4], StringComparer.Ordinal)
        : new Dictionary<string, string>();

    public static string KeyOf(Mutant mutant) => $"{mutant.Model.Name}\t{mutant.Operator}\t{mutant.Change}\t{mutant.Context}";
}
