using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Values of some columns of an incremental model whose rows are made anew, as a temporary table of those columns.</summary>
internal sealed class AffectedKeys
{
    private readonly DuckDBConnection connection;

    private AffectedKeys(DuckDBConnection connection, Model model, IReadOnlyList<string> columns, string table)
    {
        this.connection = connection;
        Columns = columns;
        Types = [.. columns.Select(model.Contract.TypeOf)];
        Table = table;
    }

    /// <summary>Their names in the model.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>DuckDB's types of them.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>The columns of dates among them.</summary>
    public IEnumerable<string> Dates => Columns.Zip(Types).Where(column => column.Second == "date").Select(column => column.First);

    /// <summary>The table, in SQL.</summary>
    public string Table { get; }

    public bool IsEmpty => !connection.Scalar<bool>($"select exists (from {Table})");

    public bool HasNull => connection.Scalar<bool>($"select exists (from {Table} where {string.Join(" or ", Columns.Select(column => $"{Identifier.Quote(column)} is null"))})");

    public static AffectedKeys Create(DuckDBConnection connection, Model model, IReadOnlyList<string> columns, string name)
    {
        var keys = new AffectedKeys(connection, model, columns, $"temp.{name}");
        connection.Execute($"create or replace temp table {name} ({string.Join(", ", keys.Columns.Zip(keys.Types).Select(column => $"{Identifier.Quote(column.First)} {column.Second}"))})");
        return keys;
    }

    /// <summary>Adds the values of expressions, one for each column, over the rows of a relation.</summary>
    public void Add(IEnumerable<string> expressions, string rows, params object?[] values) =>
        connection.Execute($"insert into {Table} select distinct {string.Join(", ", expressions.Zip(Types).Select(value => $"cast({value.First} as {value.Second})"))} from {rows}", values);

    /// <summary>Adds what others over the same columns hold.</summary>
    public void Add(AffectedKeys others) => connection.Execute($"insert into {Table} from {others.Table}");

    /// <summary>Leaves out what keys over fewer of the columns say already.</summary>
    public void Without(AffectedKeys others)
    {
        if (others.Columns.All(Columns.Contains)) connection.Execute($"delete from {Table} as mine where exists (select 1 from {others.Table} as others where {Equal(others.Columns, "mine", "others")})");
    }

    /// <summary>The days among the values of a column of dates.</summary>
    public IReadOnlyList<DateOnly> Days(string column) =>
        connection.Query($"select distinct {Identifier.Quote(column)} from {Table} where {Identifier.Quote(column)} is not null order by all", row => row.Get<DateOnly>(0));

    /// <summary>What follows a relation's name in FROM to pick the rows that have these values and none of some others.</summary>
    public string Picking(string alias, IEnumerable<AffectedKeys> butNot) =>
        string.Concat(butNot.Prepend(this).Select((keys, i) => $" {(i == 0 ? "semi" : "anti")} join {keys.Table} as keys_{i} on {Equal(keys.Columns, alias, $"keys_{i}")}"));

    /// <summary>A condition that picked rows meet anyway and that storage can tell without reading them: the first and last of the dates.</summary>
    /// <param name="written">A column as an expression over the rows to be picked; null where there is none.</param>
    public string Span(Func<string, string?> written) =>
        string.Join(" and ", Dates.Select(date => (Date: date, Written: written(date))).Where(column => column.Written is not null)
            .Select(column => $"{column.Written} between {Bound("min", column.Date)} and {Bound("max", column.Date)}"));

    public void Drop() => connection.Execute($"drop table if exists {Table}");

    private string Bound(string aggregate, string column) => connection.Scalar<string>($"select 'date ''' || {aggregate}({Identifier.Quote(column)}) || '''' from {Table}") ?? "null";

    private static string Equal(IEnumerable<string> columns, string left, string right) =>
        string.Join(" and ", columns.Select(Identifier.Quote).Select(column => $"{left}.{column} = {right}.{column}"));
}
