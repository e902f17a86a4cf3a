using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Etl.Build;

/// <summary>Makes one model's relation and holds it to its contract. What its columns mean is written where readers look: into the published file.</summary>
internal static partial class ModelBuilder
{
    /// <summary>How DuckDB writes a type that a contract names, such as <c>int</c>: the same in every build, and asked a thousand times in each.</summary>
    private static readonly ConcurrentDictionary<string, string> TypeNames = new(StringComparer.Ordinal);

    /// <summary>Makes the relation anew; the caller's transaction keeps the old one if anything fails.</summary>
    /// <exception cref="WarehouseException">DuckDB refused the SQL, or the relation is not what its contract says.</exception>
    /// <param name="stands">What stands under the model's name now, table or view; null for nothing.</param>
    /// <param name="aside">A table that <see cref="MakeAside"/> made; null to run the SELECT.</param>
    public static void Build(DuckDBConnection connection, Model model, string? stands, string? aside, CancellationToken cancellation)
    {
        var relation = Identifier.Quote(model.Schema, model.Name);
        connection.Execute($"create schema if not exists {Identifier.Quote(model.Schema)}");
        var kind = model.Contract.IsTable ? "table" : "view";
        if (stands is not null && stands != kind) connection.Execute($"drop {stands} {relation}");
        if (aside is null) Make(connection, model, $"{kind} {relation}", cancellation);
        else connection.RunInOrder($"create or replace {kind} {relation} as from {aside}", cancellation);
        Confirm(connection, model);
    }

    /// <summary>Makes the rows of a model in a temporary table.</summary>
    /// <exception cref="WarehouseException">DuckDB refused the SQL.</exception>
    public static void MakeAside(DuckDBConnection connection, Model model, string name, CancellationToken cancellation) => Make(connection, model, $"temp table {name}", cancellation);

    /// <summary>Holds the relation that stands to its contract, which may have changed under it.</summary>
    /// <exception cref="WarehouseException">The relation is not what its contract says.</exception>
    public static void Confirm(DuckDBConnection connection, Model model) => Naming(model, () => HoldToContract(connection, model));

    /// <remarks>The SELECT begins on a line of its own, so that DuckDB's line numbers are the file's plus one.</remarks>
    private static void Make(DuckDBConnection connection, Model model, string relation, CancellationToken cancellation) =>
        Naming(model, () => connection.Run($"create or replace {relation} as {Ordered(model)}", cancellation));

    /// <summary>Does work on a model; where DuckDB refuses, the error names the model's file.</summary>
    private static void Naming(Model model, Action work)
    {
        try
        {
            work();
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{model.SqlFile}{Place(error.Message)}: {BuildDatabase.FirstLine(error)}", error);
        }
    }

    private static string Ordered(Model model) =>
        model.Contract.Order.Count == 0 ? $"\n{model.Sql}" : $"from (\n{model.Sql}\n) order by {string.Join(", ", model.Contract.Order.Select(column => Identifier.Quote(column)))}";

    private static void HoldToContract(DuckDBConnection connection, Model model)
    {
        var contract = model.Contract;
        if (contract.Columns.Count == 0) return;
        var built = connection.Query($"describe {Identifier.Quote(model.Schema, model.Name)}", reader => (Name: reader.GetString(0), Type: reader.GetString(1)));
        var promised = contract.Columns.Select(column => column.Name).ToList();
        if (!promised.SequenceEqual(built.Select(column => column.Name), StringComparer.Ordinal))
        {
            var missing = promised.Except(built.Select(column => column.Name)).Select(name => $"lacks {name}");
            var extra = built.Select(column => column.Name).Except(promised).Select(name => $"has {name} besides");
            var differs = missing.Concat(extra).DefaultIfEmpty($"has them in another order: {string.Join(", ", built.Select(column => column.Name))}");
            throw new WarehouseException($"{contract.File}: the columns of {model.FullName} are not those of {model.SqlFile}: the model {string.Join(", ", differs)}; change one of the two files");
        }

        foreach (var (column, found) in contract.Columns.Zip(built))
        {
            if (column.Type is not { } type) continue;
            var expected = TypeNames.GetOrAdd(type, name => connection.Scalar<string>($"select typeof(cast(null as {name}))")!);
            if (expected != found.Type) throw new WarehouseException($"{contract.File}: {model.FullName}.{column.Name}: expected {expected}, found {found.Type}; cast it in {model.SqlFile} or change the contract");
        }
    }

    private static string Place(string message)
    {
        var line = LineNumber().Match(message);
        return line.Success ? $":{int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) - 1}" : "";
    }

    [GeneratedRegex(@"^LINE (\d+):", RegexOptions.Multiline)]
    private static partial Regex LineNumber();
}
