using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Migrate;

namespace Warehouse.Etl.Publish;

/// <summary>A version that is still kept.</summary>
/// <param name="Published">When its file was written, UTC.</param>
/// <param name="AsOf">The day it speaks as of; null when the file can't say.</param>
/// <param name="IsCurrent">Whether readers get it now.</param>
public sealed record KeptVersion(string Id, DateTime Published, long Bytes, DateOnly? AsOf, bool IsCurrent);

/// <summary>Puts an earlier version before the readers again.</summary>
/// <remarks>Only the link moves: a version's file is never copied, so its path still belongs to it alone. The build stays as it is, so the next publication shows the newest again.</remarks>
public static class RestoreStage
{
    /// <summary>The versions that are kept, newest first.</summary>
    public static IReadOnlyList<KeptVersion> List(WarehouseHome home) =>
    [
        .. VersionFolder.Versions(home).Reverse().Select(id =>
        {
            var file = new FileInfo(home.VersionFile(id));
            return new KeptVersion(id, file.LastWriteTimeUtc, file.Exists ? file.Length : 0, AsOf(file), id == home.CurrentVersion());
        }),
    ];

    /// <summary>Makes a kept version the current one. That works without a sound build too, as a bad day may have spoilt both.</summary>
    /// <returns>Why <c>etl.run</c> doesn't tell of it: what is wrong with the build; null where it does.</returns>
    /// <exception cref="WarehouseException">There is no such version, or its file is damaged; the current one stands.</exception>
    public static string? Run(WarehouseHome home, Checkout checkout, string id, TimeProvider time)
    {
        var versions = VersionFolder.Versions(home);
        if (!versions.Contains(id, StringComparer.Ordinal))
        {
            throw new WarehouseException(versions.Count == 0
                ? $"{home.Path}: nothing has been published, so there is nothing to restore"
                : $"{home.Path}: there is no version '{id}'{NearestName.Hint(id, versions)}");
        }

        DuckDBConnection connection;
        try
        {
            connection = BuildDatabase.Open(home);
        }
        catch (WarehouseException error)
        {
            PointToWhole(home, id);
            return error.Message;
        }

        using (connection)
        {
            Migration.Apply(connection, checkout, time);
            RunLedger.Record(connection, "restore", time, _ =>
            {
                PointToWhole(home, id);
                return id;
            });
        }

        return null;
    }

    /// <summary>How a person reads a version's line: <c>20261105T030000123Z  2026-11-05 03:00 UTC  12.3 MiB  as of 2026-11-04  current</c>.</summary>
    public static string Describe(KeptVersion version) => string.Create(
        CultureInfo.InvariantCulture,
        $"{version.Id}  {version.Published:yyyy-MM-dd HH:mm} UTC  {version.Bytes / 1024.0 / 1024.0,7:0.0} MiB  as of {(version.AsOf is { } day ? $"{day:yyyy-MM-dd}" : "unknown")}{(version.IsCurrent ? "  current" : "")}");

    private static void PointToWhole(WarehouseHome home, string id)
    {
        var file = home.VersionFile(id);
        try
        {
            VersionWriter.Verify(file);
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{file}: the version is damaged: {BuildDatabase.FirstLine(error)} Bring back another one: warehouse restore lists them.", error);
        }

        VersionFolder.PointTo(home, id);
    }

    private static DateOnly? AsOf(FileInfo file)
    {
        try
        {
            using var version = Duck.Open(file.FullName, new DuckOptions { ReadOnly = true });
            return version.Scalar<DateOnly?>("select max(as_of_date) from etl.setting");
        }
        catch (DuckDBException)
        {
            return null;
        }
    }
}
