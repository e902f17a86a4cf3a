namespace Warehouse.Etl.Extract;

/// <summary>Every contract of a checkout: <c>sql/raw/SOURCE/OBJECT.yml</c>.</summary>
public sealed record ContractFolder(IReadOnlyList<Contract> Contracts)
{
    public IReadOnlyList<string> Sources => [.. Contracts.Select(contract => contract.Source).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads all contracts below a folder, in the order of their names.</summary>
    /// <exception cref="WarehouseException">A contract is wrong, or its place doesn't say what it says.</exception>
    public static ContractFolder Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new WarehouseException($"{folder}: no such folder; contracts stand in sql/raw/SOURCE/OBJECT.yml");
        var contracts = Directory.EnumerateFiles(folder, "*.yml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(ContractFile.Read)
            .ToList();
        foreach (var contract in contracts)
        {
            var place = Path.GetRelativePath(folder, contract.File).Replace('\\', '/');
            var expected = $"{contract.Source}/{contract.Object}.yml";
            if (place != expected) throw new WarehouseException($"{contract.File}: states source '{contract.Source}' and object '{contract.Object}', so it belongs at {expected}");
        }

        return new ContractFolder(contracts);
    }

    /// <summary>One source's contracts.</summary>
    /// <exception cref="WarehouseException">The source has none.</exception>
    public IReadOnlyList<Contract> Of(string source)
    {
        var found = Contracts.Where(contract => contract.Source == source).ToList();
        return found.Count > 0 ? found : throw new WarehouseException($"no contracts for source '{source}' (sql/raw/{source}/*.yml){NearestName.Hint(source, Sources)}");
    }
}
