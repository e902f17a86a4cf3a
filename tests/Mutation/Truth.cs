using Warehouse.DuckDb;

namespace Warehouse.Mutation;

/// <summary>What the simulation knows of its own company, held to the star: each a SELECT of the rows in which the two differ.</summary>
internal static class Truth
{
    /// <summary>None where the extracts bring no truth, or name accounts otherwise than it does.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Of(string extracts)
    {
        var folder = Path.Combine(extracts, "truth");
        if (!Directory.Exists(folder)) return [];
        string File(string name) => $"read_csv({Literal.Quote(Path.Combine(folder, name + ".csv"))}, all_varchar = true)";
        return
        [
            ("mrr", Differences(
                $"select account_id, cast(month || '-01' as date) as month, cast(mrr as decimal(18, 4)) as mrr, cast(paused as decimal(18, 4)) as paused from {File("mrr")} where cast(mrr as double) + cast(paused as double) <> 0",
                "select account_id, month, mrr, paused_mrr from star.fct_mrr_month where mrr + paused_mrr <> 0")),
            ("movements", Differences(
                $"select account_id, cast(month || '-01' as date) as month, movement, cast(amount as decimal(18, 4)) as amount from {File("movements")}",
                "select account_id, month, movement, cast(sum(amount) as decimal(18, 4)) as amount from star.fct_mrr_movement group by all")),
            ("touch_tier", Differences(
                $"select account_id, cast(month || '-01' as date) as month, touch_tier from {File("touch_tier")}",
                "select months.account_id, months.month, accounts.touch_tier from star.fct_mrr_month as months inner join star.dim_account as accounts on months.account_key = accounts.account_key")),
            ("phase", Differences(
                $"select account_id, cast(month || '-01' as date) as month, phase from {File("phase")}",
                "select months.account_id, months.month, accounts.phase from star.fct_mrr_month as months inner join star.dim_account as accounts on months.account_key = accounts.account_key")),
            ("lives", Differences(
                $"select account_id, cast(life_number as integer) as life_number, cast(start_date as date) as start_date, cast(end_date as date) as end_date from {File("lives")}",
                "select account_id, life_number, started_date, ended_date from intermediate.int_account_lives")),
            ("journey", Differences(
                $"select account_id, cast(life_number as integer) as life_number, {string.Join(", ", Dates.Select(date => $"cast({date} as date) as {date}"))} from {File("journey")}",
                $"select account_id, life_number, {string.Join(", ", Dates.Select(date => date + "_date"))} from star.fct_account_journey")),
        ];
    }

    private static readonly string[] Dates = ["contract_started", "kickoff", "first_login", "first_value", "onboarding_completed", "adopted", "first_expansion", "first_engagement", "first_renewal", "first_referral", "churned"];

    private static string Differences(string truth, string ours) => $"((from ({truth}) except from ({ours})) union all (from ({ours}) except from ({truth})))";
}
