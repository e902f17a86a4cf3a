namespace Warehouse.Semantics.Publish.Lineage;

/// <summary>A relation as lineage knows it.</summary>
/// <param name="Name"><c>schema.name</c>.</param>
/// <param name="Columns">In order; empty where they are not known, so that any name is one of it.</param>
/// <param name="Sql">The SELECT that makes it; null where data comes in: raw and the ledger.</param>
public sealed record LineageRelation(string Name, IReadOnlyList<string> Columns, string? Sql);

/// <summary>A column of a relation; an empty column is the relation as a whole.</summary>
public readonly record struct ColumnName(string Relation, string Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Relation}.{Column}";
}
