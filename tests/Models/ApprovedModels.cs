using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Models;

/// <summary>Holds every model of a build to what it was when its figures had last been looked at: <c>tests/Models/Approved</c>.</summary>
/// <remarks>That those figures are right is what the hand-worked tests, the simulation's truth and the recomputation say; this says that nothing else changed.</remarks>
public static class ApprovedModels
{
    /// <summary>The file of a company's contents, a line a model that has rows.</summary>
    public static string File(string company) => RepositoryRoot.Combine("tests", "Models", "Approved", $"{company}.txt");

    /// <summary>The approved contents by model.</summary>
    public static IReadOnlyDictionary<string, string> Of(string company) =>
        System.IO.File.ReadAllLines(File(company)).Select(line => line.Split(' ', 2)).ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);

    /// <summary>Compares a build with its approved contents; <c>WAREHOUSE_APPROVE=1</c> writes them down.</summary>
    public static void ShouldHold(DuckDBConnection build, string company)
    {
        var found = ModelContent.OfAll(build);
        if (Environment.GetEnvironmentVariable("WAREHOUSE_APPROVE") == "1") System.IO.File.WriteAllLines(File(company), found.Select(model => $"{model.Key} {model.Value}"));

        var approved = Of(company);
        approved.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Select(model => Difference(model, approved.GetValueOrDefault(model, "0 rows"), found.GetValueOrDefault(model, "0 rows")))
            .OfType<string>()
            .ShouldBe([], $"models that are not what is approved; where the change is meant and its figures were looked at, write them down with WAREHOUSE_APPROVE=1 ({File(company)})");
    }

    /// <summary>What differs of a model: its number of rows and columns; null where nothing does.</summary>
    private static string? Difference(string model, string approved, string found)
    {
        if (approved == found) return null;
        string[] was = approved.Split(' '), now = found.Split(' ');
        var columns = now.Skip(3).Except(was.Skip(3)).Select(column => column.Split(':')[0]).ToList();
        var which = columns.Count > 0 ? string.Join(", ", columns) : "which values stand in one row";
        return $"{model}: {was[0]} rows approved, {now[0]} found; differs: {which}";
    }
}
