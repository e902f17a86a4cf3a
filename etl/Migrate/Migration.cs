using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Extract;
using Warehouse.Etl.Load;
using Warehouse.Etl.Settings;
using Warehouse.Etl.Yaml;

namespace Warehouse.Etl.Migrate;

/// <summary>Brings a build's schema to what the checkout says, with DbUp's conventions.</summary>
/// <remarks>
/// <c>sql/migrations/NNNN_name.sql</c> run once, in the order of their numbers, a transaction each; an applied one that changed is an error.
/// <c>sql/functions/duckdb.sql</c> and <c>sql/star/*.sql</c> run again whenever they change, so they are written to be repeated.
/// A contract's raw tables follow its YAML.
/// </remarks>
public static partial class Migration
{
    /// <summary>Applies what is missing, and undoes a load that was cut off.</summary>
    /// <returns>The names of the scripts and contracts that were applied, in order.</returns>
    /// <exception cref="WarehouseException">A script failed or was changed; the message names it.</exception>
    public static IReadOnlyList<string> Apply(DuckDBConnection connection, Checkout checkout, TimeProvider time)
    {
        var journal = new Journal(connection, time);
        List<string> applied =
        [
            .. Numbered(checkout).Where(script => RunOnce(connection, journal, script)).Select(script => script.Name).ToList(),
            .. Repeatable(checkout).Where(script => RunIfChanged(connection, journal, script)).Select(script => script.Name).ToList(),
            .. checkout.Contracts.Contracts.Where(contract => FollowContract(connection, journal, contract)).Select(contract => $"raw/{contract.Name}.yml").ToList(),
        ];
        UnsettledLoad.UndoAll(connection);
        return applied;
    }

    private static List<ScriptText> Numbered(Checkout checkout)
    {
        var scripts = Scripts(checkout, "migrations");
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var script in scripts)
        {
            var name = Path.GetFileName(script.File);
            if (!NumberedName().IsMatch(name)) throw new WarehouseException($"{script.File}: a migration is named NNNN_what_it_does.sql");
            if (!numbers.TryAdd(name[..4], name)) throw new WarehouseException($"{script.File}: {numbers[name[..4]]} has the same number; give it the next free one");
        }

        return scripts;
    }

    private static List<ScriptText> Repeatable(Checkout checkout) =>
        [.. Scripts(checkout, "functions").Where(script => Path.GetFileName(script.File) == "duckdb.sql"), .. Scripts(checkout, "star")];

    private static List<ScriptText> Scripts(Checkout checkout, string folder)
    {
        var path = Path.Combine(checkout.SqlFolder, folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.sql").Order(StringComparer.Ordinal).Select(file => ScriptText.Read(checkout.SqlFolder, file))]
            : [];
    }

    private static bool RunOnce(DuckDBConnection connection, Journal journal, ScriptText script)
    {
        var applied = journal.Applied(script.Name);
        if (applied is not null && applied != script.Hash)
        {
            throw new WarehouseException($"{script.File}: was changed after it had been applied to this build; restore it and put the change in a script with the next number");
        }

        if (applied is not null) return false;
        journal.Apply(script.Name, script.File, script.Hash, () => connection.ExecuteScript(script.Text));
        return true;
    }

    private static bool RunIfChanged(DuckDBConnection connection, Journal journal, ScriptText script)
    {
        if (journal.Applied(script.Name) == script.Hash) return false;
        journal.Apply(script.Name, script.File, script.Hash, () =>
        {
            if (script.Name.StartsWith("star/", StringComparison.Ordinal)) connection.Execute("create schema if not exists star");
            connection.ExecuteScript(script.Text);
        });
        return true;
    }

    private static bool FollowContract(DuckDBConnection connection, Journal journal, Contract contract)
    {
        var script = ScriptText.Read(Path.GetDirectoryName(contract.File)!, contract.File);
        var name = $"raw/{contract.Name}.yml";
        var hash = ScriptText.HashOf($"{RawLayer.Edition}\n{script.Text}");
        if (journal.Applied(name) == hash) return false;
        TimeZones.Require(connection, contract.TimeZone, $"{YamlSection.Read(contract.File).Place("time_zone")}: 'time_zone'");
        journal.Apply(name, contract.File, hash, () => RawLayer.Follow(connection, contract));
        return true;
    }

    [GeneratedRegex(@"^\d{4}_[a-z0-9_]+\.sql$")]
    private static partial Regex NumberedName();
}
