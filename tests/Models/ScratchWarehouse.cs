using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Check;
using Warehouse.Etl.Extract;

namespace Warehouse.Tests.Models;

/// <summary>A home of a test's own: the checkout's contracts and models over rows written by hand.</summary>
/// <remarks>
/// The build stays open, so that what is done to it one after the other need not read and write the whole file each time.
/// A row is text as in a CSV file, <c>"S1, A, 2024-01-01, , 100"</c>: an empty field is NULL. Instants are UTC; the reports' days are Tokyo's,
/// nine hours ahead.
/// </remarks>
public sealed class ScratchWarehouse : IDisposable
{
    private readonly Checkout checkout = Checkout.Current();
    private readonly DuckDBConnection open;
    private readonly WarehouseHome home = new(Directory.CreateTempSubdirectory("warehouse-models-").FullName);
    private readonly DateOnly asOf;
    private long deliveries;

    /// <summary>An empty warehouse.</summary>
    /// <param name="asOf">The day it speaks as of.</param>
    /// <param name="settings">A <c>warehouse.json</c> that lies over the checkout's.</param>
    public ScratchWarehouse(string asOf, string? settings = null)
    {
        this.asOf = DateOnly.Parse(asOf, CultureInfo.InvariantCulture);
        if (settings is not null) File.WriteAllText(Path.Combine(home.Path, "warehouse.json"), settings);
        EmptyBuild.PutInto(home);
        open = BuildDatabase.Open(home);
    }

    /// <summary>Where it is.</summary>
    public WarehouseHome Home => home;

    /// <summary>Adds rows of the standard source, as one delivery read at an instant (UTC).</summary>
    public ScratchWarehouse Given(string @object, string columns, params string[] rows) => Delivered("2020-01-01", "standard", @object, columns, rows);

    /// <summary>Adds rows of the standard source as a complete delivery: what it lacks has been deleted.</summary>
    public ScratchWarehouse Snapshot(string extractedAt, string @object, string columns, params string[] rows) => Deliver(extractedAt, true, "standard", @object, columns, rows);

    /// <inheritdoc cref="Snapshot"/>
    public ScratchWarehouse Complete(string extractedAt, string source, string @object, string columns, params string[] rows) => Deliver(extractedAt, true, source, @object, columns, rows);

    /// <summary>Adds rows of any source, as one delivery read at an instant (UTC).</summary>
    public ScratchWarehouse Delivered(string extractedAt, string source, string @object, string columns, params string[] rows) => Deliver(extractedAt, false, source, @object, columns, rows);

    /// <summary>Builds every model, or a selection such as <c>+fct_retention</c>.</summary>
    public ScratchWarehouse Build(string? select = null)
    {
        BuildStage.Run(home, checkout, new BuildOptions(select, AsOf: asOf), QuietLog.Instance, TimeProvider.System);
        return this;
    }

    /// <summary>Runs every check and test of a contract.</summary>
    public CheckResult Check() => CheckStage.Run(home, checkout, QuietLog.Instance, TimeProvider.System);

    /// <summary>Rows that a check of <c>sql/checks</c> finds once the build has been changed by a statement, which is then undone.</summary>
    public long Finds(string check, string spoil)
    {
        open.Execute("begin transaction");
        try
        {
            open.Execute(spoil);
            return open.Scalar<long>($"select count(*) from (\n{File.ReadAllText(Path.Combine(checkout.SqlFolder, "checks", $"{check}.sql"))}\n) as failing");
        }
        finally
        {
            open.Execute("rollback");
        }
    }

    /// <summary>The rows of a query, each as its values with a blank between: dates as 2024-01-31, NULL as –.</summary>
    public IReadOnlyList<string> Rows(string sql) =>
        [.. open.Query(sql, reader => string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))))];

    /// <inheritdoc />
    public void Dispose()
    {
        open.Dispose();
        Directory.Delete(home.Path, recursive: true);
    }

    private ScratchWarehouse Deliver(string extractedAt, bool complete, string source, string @object, string columns, string[] rows)
    {
        var contract = checkout.Contracts.Contracts.Single(contract => contract.Source == source && contract.Object == @object);
        var delivery = ++deliveries;
        open.Execute("insert into etl.delivery values (?, ?, ?, 'by hand', cast(? as timestamp), ?, timestamp '2020-01-01')", delivery, source, @object, extractedAt, complete);
        open.Execute("insert into etl.batch_delivery values (?, ?)", delivery, delivery);
        foreach (var row in rows) Insert(contract, Fields(columns), Fields(row), delivery, extractedAt);
        return this;
    }

    private void Insert(Contract contract, string[] columns, string[] fields, long delivery, string extractedAt)
    {
        if (columns.Length != fields.Length) throw new ArgumentException($"{contract.Name}: {columns.Length} columns, but {fields.Length} fields in '{string.Join(", ", fields)}'");
        var names = string.Join(", ", columns.Select(column => Identifier.Quote(column)));
        var values = string.Join(", ", columns.Select(column => $"cast(? as {contract.Column(column).Type.Sql})"));
        var (hashName, hash) = contract.Mode == DeliveryMode.Events ? ("", "") : (", _row_hash", $", hash({delivery}, {Literal.Quote(string.Join('|', fields))})");
        open.Execute(
            $"insert into {Identifier.Quote("raw", contract.Table)} ({names}, _batch_id, _delivery_id, _extracted_at{hashName}) select {values}, ?, ?, cast(? as timestamp){hash}",
            [.. fields.Select(field => field.Length == 0 ? null : (object)field), delivery, delivery, extractedAt]);
    }

    private static string[] Fields(string row) => row.Split(',', StringSplitOptions.TrimEntries);

    private static string Text(object? value) => value switch
    {
        null or DBNull => "–",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal money => money.ToString("0.####", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
