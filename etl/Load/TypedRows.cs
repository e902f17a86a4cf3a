using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>The SQL that types the rows of a file and judges them by the contract.</summary>
internal sealed class TypedRows(Contract contract)
{
    /// <summary>Batch, delivery and time of a row, to be bound in this order.</summary>
    public const string Origin = "cast(? as bigint) as _batch_id, cast(? as bigint) as _delivery_id, cast(? as timestamp) as _extracted_at";

    private readonly IReadOnlyList<Fault> faults = Conversion.Faults(contract);

    /// <summary>The contract's columns, with commas.</summary>
    public string Columns { get; } = string.Join(", ", contract.Columns.Select(column => Identifier.Quote(column.Name)));

    /// <summary>A row's hash, by which versions of equal standing are put in order: the fuller row is the greater, then chance decides, always alike.</summary>
    /// <remarks>Eight bits count the values that are there, the other 56 are of DuckDB's hash.</remarks>
    public string Hash { get; } =
        $"(hash({string.Join(", ", contract.Columns.Select(column => Identifier.Quote(column.Name)))}) >> 8) + cast(least({Filled(contract)}, 255) as ubigint) * 72057594037927936 as _row_hash";

    /// <summary>The number of a row's first fault, NULL for none.</summary>
    public string FaultNumber => $"case {string.Join(" ", faults.Select((fault, at) => $"when {fault.Condition} then {at}"))} end";

    /// <summary>Batch, delivery and time of each row of several files, the batch negative for a row that has a fault; with the values to be bound.</summary>
    /// <param name="batches">The files, in the order in which <c>_file</c> counts them.</param>
    public (string Sql, object?[] Values) JudgedOrigin(IReadOnlyList<BatchInProgress> batches)
    {
        var values = new List<object?>();
        string OfFile(string type, IReadOnlyList<object> each)
        {
            var isOne = each.Distinct().Count() == 1;
            values.AddRange(isOne ? [each[0]] : each);
            return isOne ? $"cast(? as {type})" : $"list_extract([{string.Join(", ", each.Select(_ => $"cast(? as {type})"))}], _file + 1)";
        }

        // Looking a number up for each row costs a tenth of the load, adding next to nothing; files read together mostly have numbers that follow each other.
        var ids = batches.Select(batch => batch.BatchId).ToList();
        var follow = ids.Index().All(id => id.Item == ids[0] + id.Index);
        var batchId = follow ? $"({OfFile("bigint", [ids[0]])} + _file)" : OfFile("bigint", [.. ids]);
        var delivered = $"{OfFile("bigint", [.. batches.Select(batch => batch.DeliveryId)])} as _delivery_id, {OfFile("timestamp", [.. batches.Select(batch => batch.ExtractedAt)])} as _extracted_at";
        return ($"{batchId} * case when {FaultNumber} is null then 1 else -1 end as _batch_id, {delivered}", [.. values]);
    }

    /// <summary>An expression for each fault, chosen by <c>_fault</c>.</summary>
    public string PerFault(Func<Fault, int, string> expression) => $"case _fault {string.Join(" ", faults.Select((fault, at) => $"when {at} then {expression(fault, at)}"))} end";

    /// <summary>Rows with each column typed, and its text beside it.</summary>
    public string Of(RowSource source)
    {
        const string Place = "_file, _line, _raw, _broken, _expected, _found";
        var casts = contract.Columns.Select(column => $"{Cast(source, column)} as {Identifier.Quote(Conversion.CastName(column.Name))}, source.{Identifier.Quote(column.Name)} as {Identifier.Quote(Conversion.TextName(column.Name))}");
        var values = contract.Columns.Select(column => $"{Conversion.Value(column)} as {Identifier.Quote(column.Name)}, {Identifier.Quote(Conversion.TextName(column.Name))}");
        return $"select {string.Join(", ", values)}, {Place} from (select {string.Join(", ", casts)}, {Place} from ({source.Sql}) as source)";
    }

    private static string Filled(Contract contract) => string.Join(" + ", contract.Columns.Select(column => $"({Identifier.Quote(column.Name)} is not null)::integer"));

    private string Cast(RowSource source, ContractColumn column) =>
        source.Native.Contains(column.Name) ? $"source.{Identifier.Quote(column.Name)}" : Conversion.Cast(contract, column);
}
