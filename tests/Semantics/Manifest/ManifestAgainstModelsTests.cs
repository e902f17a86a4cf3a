using Warehouse.DuckDb;
using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Tests.Semantics.Manifest;

/// <summary>The metrics read columns that the models' own descriptions promise, and the tests' tables have the same.</summary>
public sealed class ManifestAgainstModelsTests
{
    private static readonly Lazy<MetricManifest> Definitions = new(() => ManifestReader.Read(RepositoryRoot.Combine("models", "metrics")));

    public static TheoryData<string> Models => [.. Definitions.Value.Models.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void SemanticModel_OverItsRelation_ReadsColumnsThatItHas(string name)
    {
        var model = Definitions.Value.Models.Single(m => m.Name == name);
        var read = Expressions(model).SelectMany(e => e.All<Column>()).Select(c => c.Name)
            .Concat(model.Measures.SelectMany(m => m.Latest is null ? [] : m.Latest.Per.Concat(m.Latest.By)))
            .Distinct();
        read.Except(Described(model)).ShouldBeEmpty();
    }

    [Fact]
    public void TestTables_OfTheSemanticModels_HaveTheModelsColumns()
    {
        using var connection = Duck.Open(Duck.InMemory);
        connection.ExecuteScript(File.ReadAllText(RepositoryRoot.Combine("tests", "Semantics", "Fixtures", "star.sql")));
        var tables = connection.Query(
            "select schema_name, table_name, column_name from duckdb_columns()",
            row => (Relation: $"{row.GetString(0)}.{row.GetString(1)}", Column: row.GetString(2))).ToLookup(row => row.Relation, row => row.Column);
        foreach (var model in Definitions.Value.Models) tables[model.Relation].Except(Described(model)).ShouldBeEmpty(model.Name);
    }

    private static IEnumerable<Expression> Expressions(SemanticModel model) => model.Entities.Select(e => e.Key)
        .Concat(model.Entities.Select(e => e.Identity).OfType<Expression>())
        .Concat(model.Dimensions.Select(d => d.Value))
        .Concat(model.Measures.Select(m => m.Value))
        .Concat(model.Measures.Select(m => m.Filter).OfType<Expression>());

    private static List<string> Described(SemanticModel model)
    {
        using var reader = new StreamReader(RepositoryRoot.Combine("models", model.Schema, $"{model.Table}.yml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. ((YamlSequenceNode)yaml.Documents[0].RootNode["columns"]).Select(column => ((YamlScalarNode)column["name"]).Value!)];
    }
}
