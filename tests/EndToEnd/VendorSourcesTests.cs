using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Load;
using Warehouse.Etl.Migrate;

namespace Warehouse.Tests.EndToEnd;

/// <summary>One company, its data in other systems: the numbers are the same, to the row.</summary>
public sealed class VendorSourcesTests(VendorSourcesTests.OneCompany company) : IClassFixture<VendorSourcesTests.OneCompany>
{
    /// <summary>
    /// What cannot agree where billing lies in Stripe: the ids of items. A change of terms agreed for a day after the extraction (5 November 2026) is in the
    /// standard files and not yet in Stripe: there the terms before it are still open. And the day on which a pause would have ended is nowhere in Stripe when
    /// the customer has left before it.
    /// </summary>
    private static readonly Dictionary<string, string> Billing = new()
    {
        ["star.fct_subscription_item"] =
            "* exclude (subscription_id) replace (case when valid_to > date '2026-11-05' then date '9999-12-31' else valid_to end as valid_to, least(paused_to, valid_to) as paused_to)",
    };

    /// <summary>
    /// Where support lies in Zendesk: the ids of tickets, and ratings, which there are good or bad only, the ends of our scale of five (whether a rating is
    /// satisfied does agree). A health score takes those ratings in: what it is made of otherwise agrees, and so do the churned accounts, but not who was at risk.
    /// </summary>
    private static readonly Dictionary<string, string> Support = new()
    {
        ["star.fct_ticket"] = "* exclude (ticket_id)",
        ["star.fct_rating"] = "* exclude (rating_id, score)",
        ["star.fct_account_health"] = "account_id, scored_date, month, account_key, is_week_end, is_month_end, paying_accounts, login_days, key_features, login_share, feature_share",
        ["star.fct_health_state"] = "account_id, state_date, month, account_key, is_month_end, is_latest, paying_accounts",
        ["star.fct_renewal_due"] = "* exclude (health_score, band)",
        ["star.fct_upsell_readiness"] = "* exclude (health_score, csat_mean, satisfaction_reason, is_healthy, is_satisfied, is_upsell_ready)",
        ["star.fct_churn_detection"] = "* exclude (at_risk_date, detected_accounts)",
    };

    /// <summary>Where a vendor's CRM is the hub: the ids of deals, leads and touches, and the stages of renewals as they were on each day, which only the standard source's snapshots tell.</summary>
    private static readonly Dictionary<string, string> Crm = new()
    {
        ["star.fct_opportunity"] = "* exclude (opportunity_id)",
        ["star.fct_funnel_step"] = "* exclude (entry_id)",
        ["star.fct_touchpoint"] = "* exclude (touchpoint_id)",
        ["star.fct_renewal_due"] = "* exclude (owner, health_score, band, renewal_stage)",
    };

    [Theory]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    public void Star_OfVendorsSystems_IsThatOfTheStandardSource(string shape)
    {
        // But for the table that is about the systems themselves, and the one whose rows are the days of a first risk.
        using var reader = Duck.Open(OneCompany.Published(company.Home("standard")), new DuckOptions { ReadOnly = true });
        var tables = reader.Query(
            "select table_name from duckdb_tables() where schema_name in ('star', 'marts') and table_name not in ('dim_account_identity', 'fct_risk_flag') order by 1", row => row.GetString(0));

        tables.Count.ShouldBeGreaterThan(25);
        ShouldBeStandard(OneCompany.Published(company.Home(shape)), shape, tables, Billing, Support, Crm);
    }

    [Fact]
    public void MrrAndJourney_OfBillingInStripe_AreThoseOfTheStandardSource()
    {
        string[] tables = ["dim_account", "fct_mrr_month", "fct_mrr_movement", "fct_retention", "fct_subscription_item", "fct_reconciliation", "fct_account_journey"];
        ShouldBeStandard(company.Build("stripe", tables), "stripe", tables, Billing);
    }

    [Fact]
    public void MrrJourneyAndSupport_OfSupportInZendesk_AreThoseOfTheStandardSource()
    {
        string[] tables = ["dim_account", "fct_mrr_month", "fct_account_journey", "fct_ticket", "fct_rating"];
        ShouldBeStandard(company.Build("zendesk", tables), "zendesk", tables, Support);
    }

    /// <summary>What the CRM keeps of support and touches counts, and its copies of the support desk's tickets do not.</summary>
    [Theory]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    public void SupportAndTouches_OfTheCrmAndBesideIt_AreTheCompanysOnce(string shape)
    {
        using var build = BuildDatabase.Open(new WarehouseHome(company.Home(shape)));
        long Count(string rows) => build.Scalar<long>($"select count(*) from {rows}");

        var copies = shape == "salesforce" ? "raw.salesforce__cases where zendesk_ticket_id is not null" : "raw.hubspot__tickets where zendesk_ticket_id is not null";
        Count(copies).ShouldBeGreaterThan(20);
        Count($"staging.stg_{shape}__tickets").ShouldBeGreaterThan(20);
        Count($"staging.stg_{shape}__tickets where first_replied_at is not null and agent_replies is not null and satisfaction is not null").ShouldBeGreaterThan(10);
        Count($"staging.stg_{shape}__touchpoints").ShouldBeGreaterThan(500);
        Count("staging.stg_standard__touchpoints").ShouldBeGreaterThan(50);
        Count("intermediate.int_tickets_unioned").ShouldBe(Count($"staging.stg_{shape}__tickets") + Count("staging.stg_zendesk__tickets"));
    }

    [Theory]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    public void Identity_OfEveryCustomerAndOrganisation_IsFoundByEachOfTheRules(string shape)
    {
        using var reader = Duck.Open(OneCompany.Published(company.Home(shape)), new DuckOptions { ReadOnly = true });

        reader.Query("select distinct source_system || ' ' || rule from star.dim_account_identity where outcome = 'matched' order by 1", row => row.GetString(0))
            .ShouldBe(["stripe domain", "stripe external_id", "stripe name", "zendesk domain", "zendesk external_id", "zendesk name"]);
        reader.Scalar<long>("select count(*) from star.dim_account_identity where outcome in ('ambiguous', 'unmatched')").ShouldBe(0);
        reader.Scalar<long>("select count(*) from star.dim_account_identity where outcome = 'merged'").ShouldBeGreaterThan(0);
        reader.Scalar<long>("select count(distinct account_id) from star.dim_account_identity").ShouldBe(OneCompany.Accounts);
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    public void Models_OfEachShape_AreAsApproved(string shape)
    {
        using var build = BuildDatabase.Open(new WarehouseHome(company.Home(shape)));
        Models.ApprovedModels.ShouldHold(build, shape);
    }

    /// <summary>Table by table the rows are the standard source's, but for what these systems cannot tell.</summary>
    private void ShouldBeStandard(string found, string shape, IReadOnlyList<string> tables, params Dictionary<string, string>[] differences)
    {
        using var reader = Duck.Open(Duck.InMemory);
        reader.Execute($"attach {Literal.Quote(OneCompany.Published(company.Home("standard")))} as expected (read_only)");
        reader.Execute($"attach {Literal.Quote(found)} as found (read_only)");
        var common = differences.SelectMany(system => system).GroupBy(table => table.Key).ToDictionary(table => table.Key, table => table.Last().Value);
        foreach (var table in tables.Select(table => table.StartsWith("mart_", StringComparison.Ordinal) ? $"marts.{table}" : $"star.{table}"))
        {
            var columns = common.GetValueOrDefault(table, "*");
            var rows = RowsOf(table, differences);
            reader.Scalar<long>($"select count(*) from expected.{table}{rows}").ShouldBeGreaterThan(0, table);
            reader.Scalar<long>($"select count(*) from (select {columns} from expected.{table}{rows} except all select {columns} from found.{table}{rows})").ShouldBe(0, $"rows that only the standard source gives: {table}");
            reader.Scalar<long>($"select count(*) from (select {columns} from found.{table}{rows} except all select {columns} from expected.{table}{rows})").ShouldBe(0, $"rows that only {shape} gives: {table}");
        }
    }

    /// <summary>
    /// Stripe's lines carry no tax, and its lines of metered use name no subscription item here, so they count as one-off fees. A step that a turn to risk
    /// calls for follows the health score, and so the ratings.
    /// </summary>
    private static string RowsOf(string table, Dictionary<string, string>[] differences) => table switch
    {
        "star.fct_reconciliation" when differences.Contains(Billing) => " where line not in ('one_off', 'usage', 'tax', 'invoiced')",
        "star.fct_playbook_step" when differences.Contains(Support) => " where step not in (select step from expected.etl.playbook_step where counted_from = 'risk')",
        _ => "",
    };

    /// <summary>The same seed in each shape, loaded and published.</summary>
    public sealed class OneCompany : IDisposable
    {
        /// <summary>Accounts of the company.</summary>
        public const int Accounts = 130;

        /// <summary>The systems in which it keeps its data.</summary>
        public static IReadOnlyList<string> Shapes { get; } = ["standard", "salesforce", "hubspot"];

        private readonly string folder = Directory.CreateTempSubdirectory("warehouse-vendors-").FullName;

        public OneCompany()
        {
            foreach (var shape in Shapes)
            {
                var extracts = Path.Combine(folder, $"{shape}-extracts");
                CommandLine.Succeed("generate", "--out", extracts, "--accounts", $"{Accounts}", "--months", "20", "--seed", "5", "--events", "15000", "--shape", shape);
                CommandLine.Succeed("run", "--home", Home(shape), "--from", extracts);
            }
        }

        /// <summary>The company with one part alone in a vendor's system, loaded in this process and built as far as some tables of the star: the file of the build.</summary>
        public string Build(string shape, params string[] tables)
        {
            var (extracts, home, checkout) = (Path.Combine(folder, $"{shape}-extracts"), new WarehouseHome(Home(shape)), Checkout.Current());
            CompanyGenerator.Run(new GenerateOptions { OutputFolder = extracts, Accounts = Accounts, Months = 20, Seed = 5, Events = 15000, Shape = Enum.Parse<ExtractShape>(shape, ignoreCase: true) });
            using (var connection = BuildDatabase.Open(home))
            {
                Migration.Apply(connection, checkout, TimeProvider.System);
                LoadStage.Run(connection, home, checkout, extracts, null, TimeProvider.System, QuietLog.Instance).ThrowIfFailed();
            }

            BuildStage.Run(home, checkout, new BuildOptions(string.Join(',', tables.Select(table => $"+{table}"))), QuietLog.Instance, TimeProvider.System);
            return home.BuildFile;
        }

        /// <summary>The published file of a home.</summary>
        public static string Published(string home) => Path.Combine(home, "warehouse.duckdb");

        /// <summary>The warehouse of a shape.</summary>
        public string Home(string shape) => Path.Combine(folder, shape);

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
