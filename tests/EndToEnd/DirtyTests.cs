using Warehouse.DuckDb;

namespace Warehouse.Tests.EndToEnd;

/// <summary>
/// RavenStack's spoilt export: its author counts the rows that should be left, and names the ways in which it was spoilt. Each of them is repaired by a
/// rule of ours or listed in etl.reject. The data is not ours to copy: the test reads it where it stands beside the checkout.
/// </summary>
public sealed class DirtyTests : IDisposable
{
    private static readonly string Extracts = Path.Combine(RepositoryRoot.Path, "..", "shared", "data", "ravenstack_dirty");
    private readonly string home = Directory.CreateTempSubdirectory("warehouse-dirty-").FullName;

    [SkippableFact]
    public void Ravenstack_SpoiltExport_KeepsTheKeysThatItsAuthorExpectsAndRepairsTheRest()
    {
        Skip.IfNot(Directory.Exists(Extracts), $"{Extracts} is not there");
        CommandLine.Succeed("run", "--home", home, "--from", Extracts, "--source", "ravenstack", "--as-of", "2024-12-31");

        using var build = Duck.Open(Path.Combine(home, "build", "warehouse.duckdb"), new DuckOptions { ReadOnly = true });

        // Duplicates: rows in, rows out and duplicates of every table as EXPECTED_dq_validation_summary_by_table.csv has them.
        var loaded = build.Query("select object, rows_read, rows_loaded, rows_superseded from etl.batch order by object", row => string.Join(',', Enumerable.Range(0, 4).Select(at => row.GetValue(at))));
        loaded.ShouldBe(File.ReadAllLines(Path.Combine(Extracts, "EXPECTED_dq_validation_summary_by_table.csv")).Skip(1).Select(line => line[..line.LastIndexOf(',')]).Order(StringComparer.Ordinal));
        build.Scalar<long>("select count(*) from etl.reject where reason = 'superseded' and line > 1 and found is not null and raw_row is not null").ShouldBe(15 + 18 + 771 + 150 + 60);
        build.Scalar<long>("select count(*) from etl.reject where reason <> 'superseded'").ShouldBe(0);

        // Of two rows of one key the fuller one stays.
        var tickets = Rows("support_tickets.csv").ToLookup(row => row[0], row => row.Count(value => value.Length > 0), StringComparer.Ordinal);
        build.Query("select ticket_id, (closed_at is not null)::int + (resolution_time_hours is not null)::int + (priority is not null)::int + (first_response_time_minutes is not null)::int + (satisfaction_score is not null)::int + (escalation_flag is not null)::int + 3 from raw.ravenstack__support_tickets", row => (Id: row.GetString(0), Values: row.GetInt32(1)))
            .ShouldAllBe(ticket => ticket.Values == tickets[ticket.Id].Max());

        // Negative counts and durations of use lose their minus.
        build.Scalar<long>("select count(*) from raw.ravenstack__feature_usage where usage_count < 0").ShouldBePositive();
        build.Scalar<long>("select count(*) from staging.stg_ravenstack__usage_events where quantity < 0 or duration_seconds < 0").ShouldBe(0);

        // A missing amount a month is a twelfth of the amount a year.
        build.Scalar<long>("select count(*) from raw.ravenstack__subscriptions where mrr_amount is null").ShouldBePositive();
        build.Scalar<long>("select count(*) from staging.stg_ravenstack__subscriptions as items inner join raw.ravenstack__subscriptions as given using (subscription_id) where items.amount is null or items.amount * 12 <> coalesce(given.arr_amount, items.amount * 12)").ShouldBe(0);

        // Missing names are the unknown member, missing features are none, and what the customer left unanswered stays unanswered.
        build.Scalar<long>("select count(*) from star.dim_account where is_current and account_key <> 0 and industry = 'unknown'").ShouldBe(build.Scalar<long>("select count(*) from raw.ravenstack__accounts where industry is null"));
        build.Scalar<long>("select count(*) from star.dim_account where is_current and account_key <> 0 and country = 'unknown'").ShouldBe(build.Scalar<long>("select count(*) from raw.ravenstack__accounts where country is null"));
        build.Scalar<long>("select cast(sum(events) as bigint) from star.fct_usage_day where feature = '(none)'").ShouldBe(build.Scalar<long>("select count(*) from raw.ravenstack__feature_usage where feature_name is null and usage_date <= date '2024-12-31'"));
        build.Scalar<long>("select count(*) from staging.stg_ravenstack__tickets where satisfaction is null").ShouldBe(build.Scalar<long>("select count(*) from raw.ravenstack__support_tickets where satisfaction_score is null"));

        // Hours to solution that contradict the times are not used: the times are.
        build.Scalar<long>("select count(*) from staging.stg_ravenstack__tickets where solved_at < opened_at").ShouldBe(0);

        // Dates of the form 16-10-2024 are dates; a date that is none would have been rejected.
        build.Scalar<DateOnly>("select signup_date from raw.ravenstack__accounts where account_id = 'A-2e4581'").ShouldBe(new DateOnly(2024, 10, 16));
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    /// <summary>The rows of a file without quotes.</summary>
    private static IEnumerable<string[]> Rows(string file) => File.ReadAllLines(Path.Combine(Extracts, file)).Skip(1).Select(line => line.Split(','));
}
