using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl.Build;
using Warehouse.Etl.Migrate;

namespace Warehouse.Etl.Check;

/// <summary>A check that did not hold.</summary>
/// <param name="Sample">Up to three of the rows, as JSON.</param>
public sealed record CheckFailure(CheckQuery Check, long Rows, string Sample)
{
    /// <summary>One line for a person: what must hold, how many rows break it, and where to look.</summary>
    public string Message => $"{Check.Name}{(Check.Model is null ? "" : $" of {Check.Model}")}: {Check.DescriptionEn}; {Rows} row{(Rows == 1 ? " breaks" : "s break")} it, such as {Sample} ({Check.File})";
}

/// <summary>What a check of the build found.</summary>
public sealed record CheckResult(int Checks, IReadOnlyList<CheckFailure> Errors, IReadOnlyList<CheckFailure> Warnings);

/// <summary>Holds the build to its models' contracts and to the identities of <c>sql/checks</c>.</summary>
public static class CheckStage
{
    private const int SampleRows = 3;

    /// <summary>Runs every check and writes the outcome to <c>etl.check_result</c>.</summary>
    /// <param name="more">Checks beside those of the checkout.</param>
    /// <exception cref="WarehouseException">A check's own SQL is wrong, or a model has not been built.</exception>
    public static CheckResult Run(WarehouseHome home, Checkout checkout, IStageLog log, TimeProvider time, IReadOnlyList<CheckQuery>? more = null, CancellationToken cancellation = default)
    {
        using var connection = BuildDatabase.Open(home);
        Migration.Apply(connection, checkout, time);
        return RunLedger.Record(connection, "check", time, run => Run(connection, run, [.. All(checkout), .. more ?? []], log, time, cancellation));
    }

    private static CheckResult Run(DuckDBConnection connection, long run, IReadOnlyList<CheckQuery> checks, IStageLog log, TimeProvider time, CancellationToken cancellation)
    {
        var failures = new List<CheckFailure>();
        var results = new List<(CheckQuery Check, long Rows, string? Sample)>();
        for (var i = 0; i < checks.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            log.Progress(checks[i].Name, i + 1, checks.Count);
            var (rows, sample) = Ask(connection, checks[i]);
            results.Add((checks[i], rows, sample));
            if (sample is not null) failures.Add(new CheckFailure(checks[i], rows, sample));
        }

        Keep(connection, run, results, time);
        return new CheckResult(checks.Count, [.. failures.Where(failure => failure.Check.StopsPublication)], [.. failures.Where(failure => !failure.Check.StopsPublication)]);
    }

    /// <summary>The tests of every model's contract, then the checks of <c>sql/checks</c>.</summary>
    internal static IReadOnlyList<CheckQuery> All(Checkout checkout) =>
    [
        .. ModelFolder.Read(checkout.ModelsFolder).Values.SelectMany(model => model.Contract.Tests
            .Concat(model.Contract.Columns.SelectMany(column => column.Tests))
            .Select(test => new CheckQuery(test.Name, model.FullName, model.Contract.File, test.Sql, test.StopsPublication, test.DescriptionEn, test.DescriptionJa))),
        .. CheckFile.ReadFolder(Path.Combine(checkout.SqlFolder, "checks")),
    ];

    private static (long Rows, string? Sample) Ask(DuckDBConnection connection, CheckQuery check)
    {
        try
        {
            var rows = connection.Scalar<long>($"select count(*) from (\n{check.Sql}\n) as failing");
            var sample = rows == 0 ? null : connection.Scalar<string>($"select cast(to_json(list(sample)) as varchar) from (select * from (\n{check.Sql}\n) as failing limit {SampleRows}) as sample");
            return (rows, sample);
        }
        catch (DuckDBException error)
        {
            throw new WarehouseException($"{check.File}: check {check.Name}: {BuildDatabase.FirstLine(error)}", error);
        }
    }

    private static void Keep(DuckDBConnection connection, long run, List<(CheckQuery Check, long Rows, string? Sample)> results, TimeProvider time)
    {
        connection.InTransaction(() =>
        {
            connection.Execute("delete from etl.check_result");
            connection.Append("etl", "check_result", rows =>
            {
                foreach (var (check, failing, sample) in results)
                    rows.AppendRow(run, check.Name, check.Model, check.StopsPublication ? "error" : "warn", failing, sample, check.DescriptionEn, check.DescriptionJa, time.GetUtcNow().UtcDateTime);
            });
        });
    }
}
