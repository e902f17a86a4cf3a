using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Mutation;

/// <summary>A small company, loaded and built once, on which every mutant is tried.</summary>
internal sealed class Company : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-mutation-").FullName;

    /// <param name="options">The run's.</param>
    public Company(MutationOptions options)
    {
        Checkout = Checkout.Current();
        var home = new WarehouseHome(Path.Combine(folder, "home"));
        var extracts = options.From ?? Path.Combine(folder, "extracts");
        if (options.From is null) CompanyGenerator.Run(new GenerateOptions { OutputFolder = extracts, Accounts = options.Accounts, Months = options.Months, Events = options.Accounts * 150L, Seed = options.CompanySeed, Shape = options.Shape });
        if (options.Shape == ExtractShape.Standard && options.AsOf is null) Extracts = extracts;
        using (var connection = BuildDatabase.Open(home))
        {
            Migration.Apply(connection, Checkout, TimeProvider.System);
            LoadStage.Run(connection, home, Checkout, extracts, options.Source, TimeProvider.System, QuietLog.Instance).ThrowIfFailed();
        }

        BuildStage.Run(home, Checkout, new BuildOptions(AsOf: options.AsOf), QuietLog.Instance, TimeProvider.System);
        Connection = BuildDatabase.Open(home);
        // One thread: small tables are read faster, and sums come out alike to the last digit.
        Connection.Execute("set threads to 1");
        Graph = ModelGraph.Of(Connection, ModelFolder.Read(Checkout.ModelsFolder), Relations());
    }

    /// <summary>Where its truth lies; a folder without any for a company whose accounts other systems name.</summary>
    public string Extracts { get; } = "";

    public Checkout Checkout { get; }

    public DuckDBConnection Connection { get; }

    public ModelGraph Graph { get; }

    public void Dispose()
    {
        Connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private HashSet<string> Relations() => [.. Connection.Query("select table_schema || '.' || table_name from information_schema.tables where table_schema in ('raw', 'etl', 'star')", row => row.GetString(0))];
}
