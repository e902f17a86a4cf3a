namespace Warehouse.DuckDb;

/// <summary>A table as a query names it, quotes removed. Equal whatever the case, as in DuckDB.</summary>
/// <param name="Schema">Empty when the query gives none.</param>
/// <param name="Table">A file's path, where the query reads a file by its name.</param>
/// <param name="Catalog">The database, empty when the query gives none. Of two parts, DuckDB's parser calls the first a schema.</param>
public sealed record TableReference(string Schema, string Table, string Catalog = "")
{
    public bool Equals(TableReference? other) =>
        other is not null && Same(Schema, other.Schema) && Same(Table, other.Table) && Same(Catalog, other.Catalog);

    public override int GetHashCode() => HashCode.Combine(Hash(Schema), Hash(Table), Hash(Catalog));

    public override string ToString() => string.Join('.', new[] { Catalog, Schema, Table }.Where(part => part.Length > 0));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static int Hash(string text) => StringComparer.OrdinalIgnoreCase.GetHashCode(text);
}

/// <summary>A place in a query that reads a table; line and column count from 1, the column in characters.</summary>
public sealed record TableOccurrence(TableReference Table, int Line, int Column);
