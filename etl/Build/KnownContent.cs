using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>What the relations of the build hold, by the columns that a reader reads; remembered of models' tables as long as they stand (<c>etl.model_content</c>).</summary>
internal sealed class KnownContent
{
    private readonly DuckDBConnection connection;
    private readonly Dictionary<string, IReadOnlyList<(string Name, string Type)>?> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Relation, string Columns), string> known;

    public KnownContent(DuckDBConnection connection)
    {
        this.connection = connection;
        foreach (var relation in connection.Query(
            "select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() where database_name = current_database() order by schema_name, table_name, column_index",
            row => (Name: row.GetString(0), Column: (row.GetString(1), row.GetString(2)))).GroupBy(row => row.Name))
        {
            columns[relation.Key] = [.. relation.Select(row => row.Column)];
        }

        known = connection.Query("select model, columns, content from etl.model_content", row => (Model: row.Get<string>(0)!, Columns: row.Get<string>(1)!, Content: row.Get<string>(2)!))
            .ToDictionary(row => (row.Model, row.Columns), row => row.Content);
    }

    /// <summary>A relation's columns with their types; none where there is no such relation.</summary>
    public IReadOnlyList<(string Name, string Type)> Columns(string relation)
    {
        if (!columns.TryGetValue(relation, out var all)) return [];
        return columns[relation] = all ?? Describe(relation);
    }

    /// <summary>The content of some of a relation's columns; "none" where there is no such relation.</summary>
    /// <param name="relation"><c>schema.name</c>.</param>
    /// <param name="names">What the reader reads.</param>
    /// <param name="isKept">Whether it changes only through <see cref="Forget"/>, so that what is found is remembered.</param>
    /// <param name="except">A column that is left out; null for none.</param>
    public string Of(string relation, NamesRead names, bool isKept, string? except = null)
    {
        var all = Columns(relation);
        if (all.Count == 0) return "none";
        var read = all.Where(column => column.Name != except && names.Contains(relation, column.Name)).ToList();
        var key = (relation, string.Join(", ", read.Select(column => column.Name)));
        if (known.TryGetValue(key, out var content)) return content;
        content = TableContent.Of(connection, Quoted(relation), read);
        if (isKept) connection.Execute("insert into etl.model_content (model, columns, content) values (?, ?, ?)", key.relation, key.Item2, content);
        return known[key] = content;
    }

    /// <summary>Forgets which columns a relation has that is about to be made.</summary>
    public void ForgetColumns(string relation) => columns[relation] = null;

    /// <summary>Forgets what a table that is about to change holds, in the transaction that changes it.</summary>
    public void Forget(string relation)
    {
        foreach (var key in known.Keys.Where(key => key.Relation == relation).ToList()) known.Remove(key);
        connection.Execute("delete from etl.model_content where model = ?", relation);
    }

    private IReadOnlyList<(string Name, string Type)> Describe(string relation) =>
        connection.Query($"describe {Quoted(relation)}", row => (row.GetString(0), row.GetString(1)));

    private static string Quoted(string relation)
    {
        var parts = relation.Split('.', 2);
        return Identifier.Quote(parts[0], parts[1]);
    }
}
