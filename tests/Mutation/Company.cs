using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Tests.EndToEnd;
using Warehouse.Tests.Models;

namespace Warehouse.Mutation;

/// <summary>A company whose models' contents are approved, built once; a mutant is tried on what its model reads there.</summary>
internal sealed class Company : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly IReadOnlyDictionary<string, string> approved;
    private readonly ILookup<string, (string Name, string Type)> columns;
    private readonly Dictionary<string, bool> filled = new(StringComparer.Ordinal);

    private Company(string name, WarehouseHome home)
    {
        Name = name;
        approved = ApprovedModels.Of(name);
        connection = BuildDatabase.Open(home);
        // Small tables are read faster by one thread.
        connection.Execute("set threads to 1");
        columns = connection
            .Query(
                "select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() where database_name = current_database() order by column_index",
                row => (Model: row.GetString(0), Column: (row.GetString(1), row.GetString(2))))
            .ToLookup(row => row.Model, row => row.Column);
    }

    public string Name { get; }

    /// <summary>Every company of the tests: those of the hand-worked tests, then the generated one in each of its shapes.</summary>
    /// <param name="only">Part of the names of those wanted; empty = all.</param>
    /// <param name="folder">Where the builds are kept; one that is there and as approved is not made again.</param>
    public static IReadOnlyList<Company> All(string only, string folder)
    {
        bool IsWanted(string name) => name.Contains(only, StringComparison.OrdinalIgnoreCase);
        WarehouseHome Home(string name) => new(Path.Combine(folder, name));
        var warehouses = BuiltWarehouse.All.Where(type => IsWanted(BuiltWarehouse.NameOf(type))).ToList();
        foreach (var type in warehouses.Where(type => !IsApproved(Home(BuiltWarehouse.NameOf(type)), BuiltWarehouse.NameOf(type))))
        {
            using var warehouse = (BuiltWarehouse)Activator.CreateInstance(type)!;
            Keep(warehouse.Home, Home(BuiltWarehouse.NameOf(type)));
        }

        var shapes = VendorSourcesTests.OneCompany.Shapes.Where(IsWanted).ToList();
        if (shapes.Exists(shape => !IsApproved(Home(shape), shape)))
        {
            using var generated = new VendorSourcesTests.OneCompany();
            foreach (var shape in shapes) Keep(new WarehouseHome(generated.Home(shape)), Home(shape));
        }

        return [.. warehouses.Select(BuiltWarehouse.NameOf).Concat(shapes).Select(name => new Company(name, Home(name)))];
    }

    private bool IsFilled(string relation)
    {
        if (!filled.TryGetValue(relation, out var has)) filled[relation] = has = connection.Scalar<bool>($"select exists (from {relation})");
        return has;
    }

    private static bool IsApproved(WarehouseHome home, string name)
    {
        if (!File.Exists(home.BuildFile)) return false;
        using var build = BuildDatabase.Open(home);
        return ModelContent.OfAll(build).OrderBy(model => model.Key, StringComparer.Ordinal).SequenceEqual(ApprovedModels.Of(name).OrderBy(model => model.Key, StringComparer.Ordinal));
    }

    private static void Keep(WarehouseHome made, WarehouseHome home)
    {
        home.Create();
        File.Copy(made.BuildFile, home.BuildFile, overwrite: true);
    }

    /// <summary>Whether the company has rows in anything that a model reads, but for the settings: of none no change makes any.</summary>
    public bool CanTell(Model model)
    {
        if (!columns.Contains(model.FullName)) return false;
        var reads = SqlTables.Occurrences(connection, model.Sql).Select(table => table.Table.ToString()!).Where(read => !read.StartsWith("etl.", StringComparison.Ordinal)).ToList();
        return reads.Count == 0 || reads.Exists(IsFilled);
    }

    /// <summary>Whether a SELECT in a model's place gives other rows than those approved.</summary>
    /// <returns>The columns whose values are others; null where nothing is.</returns>
    public string? Difference(Model model, string sql, CancellationToken cancellation)
    {
        connection.Run($"create or replace temporary table tried as\n{ModelContent.Sql([.. columns[model.FullName]], $"(\n{sql}\n)")}", cancellation);
        var (was, now) = (approved.GetValueOrDefault(model.FullName, "0 rows"), connection.Scalar<string>("from tried")!);
        if (was == now || (was == "0 rows" && now.StartsWith("0 rows", StringComparison.Ordinal))) return null;
        return string.Join(' ', now.Split(' ').Skip(3).Except(was.Split(' ')).Select(column => column.Split(':')[0]).Prepend("differs:"));
    }

    public void Dispose() => connection.Dispose();
}
