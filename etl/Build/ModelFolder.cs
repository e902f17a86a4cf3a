namespace Warehouse.Etl.Build;

/// <summary>Finds the models of a folder: every <c>.sql</c>, its schema being the first folder below.</summary>
public static class ModelFolder
{
    private static readonly string[] Schemas = ["staging", "intermediate", "star", "marts"];

    /// <summary>The models by full name.</summary>
    /// <exception cref="WarehouseException">A model lies outside the four schemas, has no contract, or two share a name.</exception>
    public static IReadOnlyDictionary<string, Model> Read(string folder)
    {
        var models = new SortedDictionary<string, Model>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var model = ReadOne(folder, file);
            if (!models.TryAdd(model.FullName, model))
            {
                throw new WarehouseException($"{file}: the model {model.FullName} stands in {models[model.FullName].SqlFile} too; a name belongs to one file of its schema");
            }
        }

        return models;
    }

    private static Model ReadOne(string folder, string file)
    {
        var schema = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0];
        if (!Schemas.Contains(schema, StringComparer.Ordinal))
        {
            throw new WarehouseException($"{file}: expected a model in {string.Join(", ", Schemas.Select(name => $"models/{name}"))}, found one in '{schema}'");
        }

        var contract = Path.ChangeExtension(file, ".yml");
        if (!File.Exists(contract)) throw new WarehouseException($"{file}: has no contract; expected {contract} with description, grain, materialized and columns");
        var name = Path.GetFileNameWithoutExtension(file);
        return new Model(schema, name, file, File.ReadAllText(file), ModelContractFile.Read(contract, schema, name));
    }
}
