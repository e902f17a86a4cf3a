using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Sparse;

namespace Warehouse.Semantics.Sql;

/// <summary>A statement: named selects, each over relations and those before it, and the select that answers.</summary>
internal sealed record SqlStatement(IReadOnlyList<SqlTable> Tables, SqlSelect Answer);

/// <summary>What stands before the answer.</summary>
internal abstract record SqlTable;

/// <summary>A named select.</summary>
/// <param name="IsInline">Whether the engine may read through it: it is read once, or only renames and filters.</param>
internal sealed record SqlCommonTable(string Name, SqlSelect Select, bool IsInline) : SqlTable;

/// <summary>Tables that follow entities, each a named select.</summary>
internal sealed record SqlEntityTables(ReadEntities Read) : SqlTable;

/// <summary>One select.</summary>
internal sealed record SqlSelect(
    bool IsDistinct, IReadOnlyList<KeyColumn> Columns, SqlSource From, IReadOnlyList<SqlJoin> Joins, IReadOnlyList<Expression> Where, int GroupBy)
{
    /// <summary>What rows are grouped by instead of the first columns.</summary>
    public Expression? GroupByValue { get; init; }

    public Expression? Qualify { get; init; }

    public IReadOnlyList<SqlOrder> OrderBy { get; init; } = [];

    public int? Limit { get; init; }
}

/// <summary>What a select reads: a relation of the database under an alias, or a named select under its own name.</summary>
internal sealed record SqlSource(string Database, string Schema, string Table, string Alias)
{
    /// <summary>The select itself, where it stands in place.</summary>
    public SqlSelect? Select { get; init; }
}

/// <summary>A join.</summary>
internal sealed record SqlJoin(JoinKind Kind, SqlSource Source, IReadOnlyList<Expression> On);

/// <summary>Sorts by a column of the answer.</summary>
internal sealed record SqlOrder(string Column, bool IsDescending);
