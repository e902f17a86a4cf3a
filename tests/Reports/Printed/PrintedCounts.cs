using System.Globalization;
using System.Text.RegularExpressions;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Reports.Packs.Board.Scorecard;
using Warehouse.Reports.Text;
using Warehouse.Semantics;

namespace Warehouse.Tests.Reports.Printed;

/// <summary>How many there are of what packs count themselves: metrics by verdict, CSMs, cohorts, delivered objects, rows of a list. Each is counted again, in the published tables or on the page.</summary>
internal sealed class PrintedCounts
{
    // What a page says of itself whatever the data: panels of a small multiple, months of a year.
    private static readonly Regex Fixed = new(@"4面|1コホートは|×13か月|× 13 months|×2時点");

    private static readonly Regex Counted = new(
        """
        (?<judged>\d+)指標のうち(?<met>\d+)指標が目標を達成(?:し、(?<missed>\d+)指標が未達(?:、うち\d+つは)?|し、未達は\D*1指標|、未達はなく(?<watch>\d+)指標が注意)?
        |(?<met>\d+)\ of\ (?<judged>\d+)\ metrics\ met\ their\ targets(?:;\ none\ missed,\ (?<watch>\d+)\ to\ watch|;\ (?<missed>\d+)\ missed(?:,\ \d+\ of\ them\ in)?)?
        |（(?<judged>\d+)指標）\s*(?<met>\d+)\s*達成\s*(?<watch>\d+)\s*注意\s*(?<missed>\d+)\s*未達|\((?<judged>\d+)\ metrics\)\s*(?<met>\d+)\s*Met\s*(?<watch>\d+)\s*Watch\s*(?<missed>\d+)\s*Missed
        |目標のない(?<without>\d+)指標|(?<without>\d+)\ without\ a\ value
        |など(?<short>\d+)指標が目標に届かない|and\ (?<shortbut>\d+)\ others?\ falls?\ short
        |(?<all>\d+)指標×13か月|Monthly\ metrics,\ (?<all>\d+)\ ×\ 13
        |(?<csms>\d+)人で|(?<csms>\d+)\ CSMs
        |月次\ (?<cohorts>\d+)コホート|Monthly\ cohorts,\ (?<cohorts>\d+)
        |ほか(?<objects>\d+)種|(?<objects>\d+)\ more\b(?=\s*\d)
        |ほか(?<lagging>\d+)指標も目標未満|;\ (?<lagging>\d+)\ more\ falls?\ short
        |主な(?<defined>\d+)指標|the\ (?<defined>\d+)\ main\ metrics
        """,
        RegexOptions.IgnorePatternWhitespace);

    private readonly Dictionary<string, int> _counts;

    public PrintedCounts(WarehouseHome home, IMetrics metrics, DateOnly month)
    {
        var verdicts = KpiCatalogue.Groups(new Currency("JPY")).SelectMany(group => group.Kpis).Select(kpi => Judge(metrics, kpi.Metric, kpi.ByStart, month)).ToArray();
        int Of(string verdict) => verdicts.Count(each => each == verdict);
        using var file = Duck.Open(home.PublishedLink, new DuckOptions { ReadOnly = true });
        int Sql(string sql) => (int)file.Scalar<long>(sql.Replace("$month", $"date '{month:yyyy-MM-dd}'", StringComparison.Ordinal));
        _counts = new Dictionary<string, int>
        {
            ["all"] = verdicts.Length,
            ["judged"] = verdicts.Length - Of(""),
            ["met"] = Of("met"),
            ["watch"] = Of("watch"),
            ["missed"] = Of("missed"),
            ["without"] = Of(""),
            ["short"] = Of("watch") + Of("missed"),
            ["shortbut"] = Of("watch") + Of("missed") - 1,
            ["csms"] = Sql("select count(distinct csm) from star.fct_mrr_month inner join star.dim_account using (account_key) where month between $month - interval 1 month and $month and mrr > 0"),
            ["cohorts"] = Sql("select datediff('month', greatest(min(cohort_month), ($month - interval 18 month)::date), $month) + 1 from star.fct_mrr_month where cohort_month between $month - interval 18 month and $month"),
            ["objects"] = Sql("select count(*) - 12 from (select distinct source, object from etl.batch)"),
        };
    }

    /// <summary>Every count of the pages that is not what there is, and every number of the class that nothing counts again.</summary>
    public IReadOnlyList<string> Faults(string html)
    {
        var faults = new List<string>();
        var sheets = html.Split("<section class=\"sheet").Skip(1).ToArray();
        foreach (var page in PackPages.Of(html))
        {
            var told = new List<(int At, int Length)>();
            foreach (Match match in Counted.Matches(page.Text))
            {
                foreach (var group in match.Groups.Cast<Group>().Where(group => group.Success && group.Name.Length > 1 && group.Name != "0"))
                {
                    var expected = group.Name switch { "defined" => Regex.Count(sheets[page.Number - 1], "<dt>"), "lagging" => Regex.Count(sheets[page.Number - 1], "class=\"verdict-mark\"[^>]*>\\s*<(?:path|rect)") - 1, var name => _counts[name] };
                    if (int.Parse(group.Value, CultureInfo.InvariantCulture) != expected) faults.Add($"page {page.Number}: '{match.Value}' where {expected} are counted ({group.Name})");
                }

                told.Add((match.Index, match.Length));
            }

            told.AddRange(Fixed.Matches(page.Text).Select(match => (match.Index, match.Length)));
            faults.AddRange(page.Numbers
                .Where(number => number.Figure is null && Accounted.ClassOf(page, number) == Accounted.Counts && !told.Any(each => each.At <= number.At && number.At + number.Text.Length <= each.At + each.Length))
                .Select(number => $"{page.Around(number)}: a count that nothing counts again"));
        }

        return faults;
    }

    // A metric of starts is judged by the latest month that is old enough, within the year.
    private static string Judge(IMetrics metrics, string metric, bool isByStart, DateOnly month)
    {
        var rows = metrics.Query(new MetricRequest([metric], ["metric_time__month"]) { Start = month.AddMonths(isByStart ? -12 : 0), End = month.AddMonths(1).AddDays(-1) }).Rows;
        var observed = rows.Where(row => row[1] is not null).MaxBy(row => (DateOnly)row[0]!);
        if (observed is null || metrics.TargetOf(metric, (DateOnly)observed[0]!) is not { } target) return "";
        var value = Convert.ToDecimal(observed[1], CultureInfo.InvariantCulture);
        var sign = metrics.Definitions[metric].Better == "down" ? -1 : 1;
        return sign * value >= sign * target.Target ? "met" : sign * value >= sign * target.Amber ? "watch" : "missed";
    }
}
