using System.Globalization;
using Warehouse.Etl.Generate;

namespace Warehouse.Mutation;

/// <summary>What to try.</summary>
/// <param name="Sample">So many mutants drawn by the seed; null = all.</param>
/// <param name="Out">The results, a line a mutant; those that stand there are not tried again.</param>
/// <param name="Only">Part of a model's name; empty = every model.</param>
/// <param name="AsOf">The day to build as of: one that lies before the last events tells what has not happened from what has.</param>
/// <param name="OnlySurvivors">Try again, on another company, what survives in the results.</param>
/// <param name="From">Extracts to build from; null = a generated company.</param>
internal sealed record MutationOptions(int? Sample, int Seed, string Out, string Only, string Operator, string? From, string? Source, int Accounts, int Months, int CompanySeed, ExtractShape Shape, DateOnly? AsOf, bool OnlySurvivors, bool IsList)
{
    public const string Usage =
        """
        dotnet run --project tests/Mutation -c Release -- [--sample N] [--seed S] [--out FILE] [--only MODEL] [--operator NAME]
            [--accounts N] [--months N] [--company-seed S] [--shape standard|salesforce|hubspot] [--from DIR [--source NAME]]
            [--as-of YYYY-MM-DD] [--survivors] [--list]
        """;

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static MutationOptions Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] known = ["--sample", "--seed", "--out", "--only", "--operator", "--from", "--source", "--accounts", "--months", "--company-seed", "--shape", "--survivors", "--as-of", "--list"];
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            if (!known.Contains(name)) throw new ArgumentException($"unknown option '{name}'\n{Usage}");
            given[name] = name is "--list" or "--survivors" ? "" : ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name}: expected a value\n{Usage}");
        }

        int? Number(string name) => given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        return new MutationOptions(
            Number("--sample"), Number("--seed") ?? 1, given.GetValueOrDefault("--out", "mutation.tsv"), given.GetValueOrDefault("--only", ""), given.GetValueOrDefault("--operator", ""),
            given.GetValueOrDefault("--from"), given.GetValueOrDefault("--source"), Number("--accounts") ?? 60, Number("--months") ?? 26, Number("--company-seed") ?? 3, Enum.Parse<ExtractShape>(given.GetValueOrDefault("--shape", "standard"), ignoreCase: true), given.TryGetValue("--as-of", out var day) ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null, given.ContainsKey("--survivors"), given.ContainsKey("--list"));
    }
}
