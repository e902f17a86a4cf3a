using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl;

/// <summary>The content of a repository that stages read: contracts, scripts, models and checks.</summary>
public sealed record Checkout
{
    public Checkout(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Contracts = ContractFolder.Read(System.IO.Path.Combine(SqlFolder, "raw"));
    }

    /// <summary>The checkout this program was built from.</summary>
    /// <exception cref="WarehouseException">A contract is wrong.</exception>
    public static Checkout Current() => new(RepositoryRoot.Path);

    public string Path { get; }

    public string SqlFolder => System.IO.Path.Combine(Path, "sql");

    public string ModelsFolder => System.IO.Path.Combine(Path, "models");

    public string SettingsFile => System.IO.Path.Combine(Path, "warehouse.json");

    /// <summary>Every contract of <c>sql/raw</c>, read and validated.</summary>
    public ContractFolder Contracts { get; }
}
