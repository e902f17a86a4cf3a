using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>The SQL that types the rows of a file and judges them by the contract.</summary>
internal sealed class TypedRows(Contract contract)
{
    /// <summary>Batch, delivery and time of a row, to be bound in this order.</summary>
    public const string Origin = $"cast(? as bigint) as _batch_id, {Delivered}";

    private const string Delivered = "cast(? as bigint) as _delivery_id, cast(? as timestamp) as _extracted_at";

    private readonly IReadOnlyList<Fault> faults = Conversion.Faults(contract);

    /// <summary>The contract's columns, with commas.</summary>
    public string Columns { get; } = string.Join(", ", contract.Columns.Select(column => Identifier.Quote(column.Name)));

    /// <summary>A row's hash, by which versions of equal standing are put in order: the fuller row is the greater, then chance decides, always alike.</summary>
    /// <remarks>Eight bits count the values that are there, the other 56 are of DuckDB's hash.</remarks>
    public string Hash { get; } =
        $"(hash({string.Join(", ", contract.Columns.Select(column => Identifier.Quote(column.Name)))}) >> 8) + cast(least({Filled(contract)}, 255) as ubigint) * 72057594037927936 as _row_hash";

    /// <summary>The number of a row's first fault, NULL for none.</summary>
    public string FaultNumber => $"case {string.Join(" ", faults.Select((fault, at) => $"when {fault.Condition} then {at}"))} end";

    /// <summary>The same with a negative batch for a row that has a fault.</summary>
    public string JudgedOrigin => $"cast(? as bigint) * case when {FaultNumber} is null then 1 else -1 end as _batch_id, {Delivered}";

    /// <summary>An expression for each fault, chosen by <c>_fault</c>.</summary>
    public string PerFault(Func<Fault, int, string> expression) => $"case _fault {string.Join(" ", faults.Select((fault, at) => $"when {at} then {expression(fault, at)}"))} end";

    /// <summary>Rows with each column typed, and its text beside it.</summary>
    public string Of(RowSource source)
    {
        const string Place = "_line, _raw, _broken, _expected, _found";
        var casts = contract.Columns.Select(column => $"{Cast(source, column)} as {Identifier.Quote(Conversion.CastName(column.Name))}, source.{Identifier.Quote(column.Name)} as {Identifier.Quote(Conversion.TextName(column.Name))}");
        var values = contract.Columns.Select(column => $"{Conversion.Value(column)} as {Identifier.Quote(column.Name)}, {Identifier.Quote(Conversion.TextName(column.Name))}");
        return $"select {string.Join(", ", values)}, {Place} from (select {string.Join(", ", casts)}, {Place} from ({source.Sql}) as source)";
    }

    private static string Filled(Contract contract) => string.Join(" + ", contract.Columns.Select(column => $"({Identifier.Quote(column.Name)} is not null)::integer"));

    private string Cast(RowSource source, ContractColumn column) =>
        source.Native.Contains(column.Name) ? $"source.{Identifier.Quote(column.Name)}" : Conversion.Cast(contract, column);
}
