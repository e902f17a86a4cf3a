using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;

namespace Warehouse.Benchmarks.Etl;

/// <summary>Where builds' time went, model by model: the last build (of everything) beside the median of those between it and the first.</summary>
internal static class ModelTimes
{
    private const int Listed = 40;

    public static void Print(WarehouseHome home)
    {
        using var connection = BuildDatabase.Open(home);
        var rows = connection.Query(
            $"""
            with builds as (select run_id, row_number() over (order by run_id) as place, count(*) over () as builds from etl.run where verb = 'build'),
            times as (select model, place, builds, seconds, outcome, row_count from etl.model_run inner join builds using (run_id))
            select
                model,
                max(case when place = builds then seconds end),
                coalesce(sum(case when place > 1 and place < builds then seconds end) / (max(builds) - 2), 0) as daily,
                coalesce(string_agg(distinct outcome, ', ') filter (place > 1 and place < builds), 'unchanged'),
                max(row_count)
            from times
            group by model
            order by daily desc, model
            limit {Listed}
            """,
            row => (Model: row.Get<string>(0), Full: row.Get<double>(1), Daily: row.Get<double>(2), How: row.Get<string>(3), Rows: row.Get<long?>(4)));
        Console.Error.WriteLine($"{"model",-50} {"full s",8} {"daily s",8} {"rows",12}  how");
        foreach (var row in rows) Console.Error.WriteLine(FormattableString.Invariant($"{row.Model,-50} {row.Full,8:0.000} {row.Daily,8:0.000} {row.Rows,12:N0}  {row.How}"));
    }
}
