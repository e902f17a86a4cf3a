using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Migrate;

/// <summary>Which scripts a build has seen, with their hashes.</summary>
internal sealed class Journal
{
    private readonly DuckDBConnection connection;
    private readonly TimeProvider time;
    private readonly Dictionary<string, string> hashes;

    public Journal(DuckDBConnection connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
        connection.ExecuteScript("""
            create schema if not exists etl;
            create table if not exists etl.journal (script varchar primary key, hash varchar not null, applied_at timestamp not null);
            comment on table etl.journal is 'The scripts this build was made with';
            comment on column etl.journal.script is 'Path below sql/';
            comment on column etl.journal.hash is 'SHA-256 of the script as it was applied';
            comment on column etl.journal.applied_at is 'When (UTC)';
            """);
        hashes = connection.Query("select script, hash from etl.journal", row => (Script: row.Get<string>(0)!, Hash: row.Get<string>(1)!))
            .ToDictionary(entry => entry.Script, entry => entry.Hash, StringComparer.Ordinal);
    }

    /// <summary>The hash a script was applied with, or null.</summary>
    public string? Applied(string script) => hashes.GetValueOrDefault(script);

    /// <summary>Does a script's work and notes it, in one transaction.</summary>
    /// <exception cref="WarehouseException">DuckDB refused; the message names the script, and nothing of it is kept.</exception>
    public void Apply(string script, string file, string hash, Action work)
    {
        try
        {
            connection.InTransaction(() =>
            {
                work();
                connection.Execute("insert or replace into etl.journal values (?, ?, ?)", script, hash, time.GetUtcNow().UtcDateTime);
            });
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{file}: the script failed and was undone: {error.Message}", error);
        }

        hashes[script] = hash;
    }
}
