using System.Diagnostics;
using System.Globalization;
using Warehouse.DuckDb;
using Warehouse.Etl.Build;
using Warehouse.Mutation;

MutationOptions options;
try
{
    options = MutationOptions.Parse(args);
}
catch (Exception error) when (error is ArgumentException or FormatException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

var mutants = ModelFolder.Read(RepositoryRoot.Combine("models")).Values.SelectMany(Operators.Of).ToList();
var picked = mutants
    .Where(mutant => mutant.Model.FullName.Contains(options.Only, StringComparison.Ordinal) && (options.Operator.Length == 0 || mutant.Operator == options.Operator))
    .ToList();
if (options.Sample is { } size)
{
    // The key is a hash, so its order with the seed before it is a draw that neither machine nor run changes.
    picked = [.. picked.OrderBy(mutant => HashCode(options.Seed, mutant.Key), StringComparer.Ordinal).Take(size)];
}

if (options.IsList)
{
    foreach (var mutant in picked) Console.WriteLine($"{mutant.Place} {mutant.Operator}: {mutant.Change}");
    Console.Error.WriteLine($"{picked.Count} of {mutants.Count} mutants");
    return 0;
}

var results = new Results(options.Out);
var left = picked.Where(mutant => options.OnlySurvivors ? results.HasSurvived(mutant) : !results.Has(mutant)).ToList();
if (!options.IsReport && left.Count > 0)
{
    var started = Stopwatch.GetTimestamp();
    var scratch = Directory.CreateTempSubdirectory("warehouse-mutation-");
    var companies = Company.All(options.Company, options.Builds ?? Path.Combine(scratch.FullName, "builds"));
    var judge = new Judge(companies);
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mutants.Count} mutants, {left.Count} to try on {companies.Count} companies; ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s"));
    var tried = 0;
    started = Stopwatch.GetTimestamp();
    foreach (var mutant in left)
    {
        results.Add(mutant, judge.Of(mutant));
        if (++tried % 100 == 0 || tried == left.Count) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tried} tried, {Stopwatch.GetElapsedTime(started).TotalSeconds / tried:0.00} s each"));
    }

    foreach (var company in companies) company.Dispose();
    scratch.Delete(recursive: true);
}

results.Report(picked, Explanation.Read(RepositoryRoot.Combine("tests", "Mutation", "explanations.tsv")), Console.Out);
return 0;

static string HashCode(int seed, string key) =>
    Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{key}"))));
