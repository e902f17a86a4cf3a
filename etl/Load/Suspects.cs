using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>The rows among those just written that break the contract or share their key with another row: few, so they alone are looked at closely.</summary>
/// <remarks>
/// They are found by one value of their key, the first text among its columns, so that a file can be searched for them without being typed again. Rows
/// that only share that value are looked at too, which does no harm. Keys are compared by their hashes, for the same reason.
/// </remarks>
internal sealed class Suspects(DuckDBConnection connection, Contract contract, long firstBatch, CancellationToken cancellation)
{
    public const string Table = "_suspects";
    public const string Contested = "_contested";

    /// <summary>Beyond these it is quicker to look at every row.</summary>
    private const double MostShare = 0.1;
    private const long Most = 2_000_000;

    /// <summary>So many hashes are held at a time, in 128 MB; where there are more, the keys are gone through again for each share of them.</summary>
    private const int MostAtATime = 16 << 20;

    private readonly string table = Identifier.Quote("raw", contract.Table);
    private readonly EventKey key = new(contract);

    /// <summary>The column whose values name them; null where no column of the key is a text, which a file might write in several ways.</summary>
    public string? Column { get; } = contract.Key.FirstOrDefault(name => contract.Column(name).Type.Kind == ColumnKind.Varchar);

    private string Name => Identifier.Quote(Column!);

    /// <summary>Finds the keys that are there more than once.</summary>
    /// <param name="rows">How many rows were written.</param>
    /// <returns>Whether there are any, or rows that break the contract.</returns>
    public bool Find(long rows)
    {
        var fresh = $"(select {key.Columns} from {table} where {UnsettledLoad.Rows(firstBatch)})";
        connection.Execute($"create or replace temp table {Contested} (_key ubigint)");
        var shares = 1 + (rows / MostAtATime);
        for (var share = 0L; share < shares; share++) NoteRepeated($"select _key from (select hash({key.Of("")}) as _key from {fresh}){(shares == 1 ? "" : $" where _key % {shares} = {share}")}", rows / shares);
        if (connection.Scalar<bool>($"select exists (select 1 from {table} where _batch_id between 1 and {firstBatch - 1})"))
        {
            var kept = $"(select {key.Columns} from {table} where _batch_id between 1 and {firstBatch - 1} and {key.Near(connection, fresh)} and {key.Between(connection, fresh)})";
            connection.Execute($"insert into {Contested} select distinct _key from (select hash({key.Of("")}) as _key from {kept}) as kept semi join (select hash({key.Of("")}) as _key from {fresh}) as fresh on kept._key = fresh._key");
        }

        return connection.Scalar<bool>($"select exists (from {Contested}) or exists (select 1 from {table} where _batch_id <= -{firstBatch})");
    }

    private void NoteRepeated(string hashes, long expected)
    {
        var repeated = new RepeatedHashes(expected);
        connection.ReadChunks(hashes, chunk =>
        {
            cancellation.ThrowIfCancellationRequested();
            repeated.Add(chunk);
        });
        using var appender = TableAppender.Open(connection, "main", Contested, "temp");
        foreach (var hash in repeated.Find()) appender.BeginRow().Append(hash).EndRow();
    }

    /// <summary>Notes their keys and counts them, file by file.</summary>
    /// <returns>How many there are in each batch that has some; null where they can't be looked at by themselves.</returns>
    public IReadOnlyDictionary<long, long>? Count(IReadOnlyList<BatchInProgress> batches)
    {
        if (Column is null) return null;
        connection.Execute(
            $"""
            create or replace temp table {Table} as
            select {Name} as _key, abs(_batch_id) as _batch, count(*) as _rows
            from {table}
            where {UnsettledLoad.Rows(firstBatch)} and (_batch_id < 0 or hash({key.Of("")}) in (from {Contested}))
            group by all
            """);
        // Of a key of one column these are all; otherwise others may have one of the values too.
        var perBatch = key.IsOneColumn ? $"select _batch, sum(_rows) from {Table} group by all" : $"select abs(_batch_id), count(*) from {table} where {Taken} group by all";
        var counts = connection.Query(perBatch, row => (Batch: row.Get<long>(0), Rows: row.Get<long>(1))).ToDictionary(count => count.Batch, count => count.Rows);
        var isFew = counts.Values.Sum() <= Math.Min(Most, batches.Sum(batch => batch.Read) * MostShare);
        return isFew && batches.All(batch => !counts.ContainsKey(batch.BatchId) || batch.File.Kind.Format != FileFormat.JsonLines) ? counts : null;
    }

    /// <summary>A condition that holds for the values in question.</summary>
    public static string Among(string value) => $"({value} in (select _key from {Table} where _key is not null) or ({value} is null and exists (select 1 from {Table} where _key is null)))";

    /// <summary>The values in question; null stands for rows without one.</summary>
    public HashSet<string?> Values() => [.. connection.Query($"select _key from {Table}", row => row.Get<string>(0))];

    /// <summary>Takes the rows out of the table; they come back as far as they are good.</summary>
    public void TakeOut() => connection.Run($"delete from {table} where {Taken}", cancellation);

    private string Taken => $"{UnsettledLoad.Rows(firstBatch)} and {Among(Name)}";
}
