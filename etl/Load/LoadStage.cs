using DuckDB.NET.Data;
using Warehouse.Etl.Extract;

namespace Warehouse.Etl.Load;

/// <summary>Brings delivered files into the raw layer.</summary>
/// <remarks>
/// Each object is one transaction: however a load ends, all of the object's new files are in, or none. An object that fails doesn't keep the
/// others from loading.
/// </remarks>
public static class LoadStage
{
    /// <summary>Finds what is new below a folder and loads it.</summary>
    /// <param name="connection">The build; migrated, and locked by the caller.</param>
    /// <param name="home">Whose build; files are unpacked in its temporary folder.</param>
    /// <param name="checkout">Whose contracts.</param>
    /// <param name="from">Holds <c>SOURCE/OBJECT/…</c>, or with <paramref name="source"/> that source's own files.</param>
    /// <param name="source">The one source to load, or null for every source that has a folder.</param>
    /// <param name="time">The clock of the ledger.</param>
    /// <param name="log">Told of each object.</param>
    /// <param name="cancellation">Stops; the object being loaded is undone.</param>
    /// <exception cref="WarehouseException">There is nothing to load, or some file can't be; nothing was loaded. What is wrong with the rows of an object is in the result.</exception>
    public static LoadResult Run(DuckDBConnection connection, WarehouseHome home, Checkout checkout, string from, string? source, TimeProvider time, IStageLog log, CancellationToken cancellation = default)
    {
        var objects = Landing.Find(checkout.Contracts, from, source, log).GroupBy(delivery => delivery.Contract).ToList();
        CleanTemporary(home);
        var loaded = new List<ObjectLoaded>();
        foreach (var deliveries in objects)
        {
            log.Progress(deliveries.Key.Name, loaded.Count, objects.Count);
            loaded.Add(Load(new ObjectLoad(connection, home, deliveries.Key, time, cancellation), deliveries));
            Tell(loaded[^1], log);
        }

        return new LoadResult(loaded);
    }

    private static ObjectLoaded Load(ObjectLoad load, IGrouping<Contract, Delivery> deliveries)
    {
        try
        {
            return load.Run([.. deliveries]);
        }
        catch (WarehouseException error)
        {
            return new ObjectLoaded(deliveries.Key.Name, 0, 0, 0, 0, 0, 0, error.Message, error.Kind);
        }
    }

    private static void Tell(ObjectLoaded loaded, IStageLog log)
    {
        if (loaded.Failure is not null) log.Warn($"{loaded.Name}: failed, nothing changed: {loaded.Failure}");
        else if (loaded.FilesLoaded == 0) log.Line($"{loaded.Name}: nothing new ({Count(loaded.FilesKnown, "file")} loaded before)");
        else log.Line($"{loaded.Name}: {Count(loaded.FilesLoaded, "file")}, {Count(loaded.RowsLoaded, "row")} loaded{Some(loaded.RowsRejected, "rejected")}{Some(loaded.RowsSuperseded, "superseded")}");
    }

    private static string Count(long number, string what) => FormattableString.Invariant($"{number:N0} {what}{(number == 1 ? "" : "s")}");

    private static string Some(long number, string what) => number == 0 ? "" : FormattableString.Invariant($", {number:N0} {what} (etl.reject)");

    /// <remarks>What a load that was killed left behind; the caller's lock keeps any other away.</remarks>
    private static void CleanTemporary(WarehouseHome home)
    {
        Directory.CreateDirectory(home.TemporaryFolder);
        foreach (var file in Directory.EnumerateFiles(home.TemporaryFolder, "*.txt*").Concat(Directory.EnumerateFiles(home.TemporaryFolder, "*.parquet"))) File.Delete(file);
    }
}
