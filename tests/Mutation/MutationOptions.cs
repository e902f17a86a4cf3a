using System.Globalization;

namespace Warehouse.Mutation;

/// <summary>What to try.</summary>
/// <param name="Out">The results, a line a mutant; those that stand there are not tried again.</param>
/// <param name="Only">Part of a model's name; empty = every model.</param>
/// <param name="Operator">A kind of change; empty = all.</param>
/// <param name="Company">Part of the names of the companies to try on; empty = all.</param>
/// <param name="Builds">A folder that keeps the companies' builds for the next run; null = none does.</param>
/// <param name="Sample">So many mutants drawn by the seed; null = all.</param>
/// <param name="OnlySurvivors">Try again what survives in the results.</param>
/// <param name="IsList">Print the mutants and try none.</param>
/// <param name="IsReport">Print what the results say and try none.</param>
internal sealed record MutationOptions(string Out, string Only, string Operator, string Company, string? Builds, int? Sample, int Seed, bool OnlySurvivors, bool IsList, bool IsReport)
{
    public const string Usage =
        """
        dotnet run --project tests/Mutation -- [--out FILE] [--only MODEL] [--operator NAME] [--company NAME] [--builds DIR]
            [--sample N [--seed S]] [--survivors] [--list] [--report]
        """;

    private static readonly string[] Switches = ["--survivors", "--list", "--report"];

    private static readonly string[] Valued = ["--out", "--only", "--operator", "--company", "--builds", "--sample", "--seed"];

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static MutationOptions Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (!Valued.Contains(name) && !Switches.Contains(name)) throw new ArgumentException($"unknown option '{name}'\n{Usage}");
            given[name] = Switches.Contains(name) ? "" : ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name}: expected a value\n{Usage}");
        }

        string Text(string name, string otherwise = "") => given.GetValueOrDefault(name, otherwise);
        int? Number(string name) => given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        return new MutationOptions(
            Text("--out", "mutation.tsv"), Text("--only"), Text("--operator"), Text("--company"), given.GetValueOrDefault("--builds"), Number("--sample"), Number("--seed") ?? 1,
            given.ContainsKey("--survivors"), given.ContainsKey("--list"), given.ContainsKey("--report"));
    }
}
