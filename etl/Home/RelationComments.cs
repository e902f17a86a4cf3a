using Warehouse.DuckDb;

namespace Warehouse.Etl;

/// <summary>Comments of a relation and its columns, as a script: run at once, it costs a fraction of a statement each.</summary>
internal static class RelationComments
{
    /// <param name="kind">table or view.</param>
    /// <param name="relation">Quoted.</param>
    /// <param name="comment">The relation's own; null for none.</param>
    public static string Script(string kind, string relation, string? comment, IEnumerable<(string Name, string Comment)> columns)
    {
        var ofColumns = columns.Select(column => $"comment on column {relation}.{Identifier.Quote(column.Name)} is {Literal.Quote(column.Comment)};\n");
        return string.Concat(comment is null ? ofColumns : ofColumns.Prepend($"comment on {kind} {relation} is {Literal.Quote(comment)};\n"));
    }
}
