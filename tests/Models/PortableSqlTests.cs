using Warehouse.DuckDb;

namespace Warehouse.Tests.Models;

/// <summary>Models are plain SQL that a second engine could run, each with its contract.</summary>
public sealed class PortableSqlTests
{
    private static readonly string Folder = RepositoryRoot.Combine("models");

    public static TheoryData<string> Models() =>
        [.. Directory.EnumerateFiles(Folder, "*.sql", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_OfTheCheckout_IsPortable(string model) =>
        PortableSql.Faults(File.ReadAllText(Path.Combine(Folder, model))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_OfTheCheckout_HasAContractBesideItAndANameOfItsLayer(string model)
    {
        File.Exists(Path.Combine(Folder, Path.ChangeExtension(model, ".yml"))).ShouldBeTrue();
        string[] prefixes = model.Split(Path.DirectorySeparatorChar)[0] switch
        {
            "staging" => ["stg_"],
            "intermediate" => ["int_"],
            "star" => ["dim_", "fct_"],
            "marts" => ["mart_"],
            _ => [],
        };
        prefixes.ShouldContain(prefix => Path.GetFileName(model).StartsWith(prefix, StringComparison.Ordinal));
    }

    [Fact]
    public void Contract_OfTheCheckout_HasItsModel() =>
        Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Folder, file).StartsWith("metrics", StringComparison.Ordinal) && !File.Exists(Path.ChangeExtension(file, ".sql")))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("select a from b qualify true", "1: QUALIFY")]
    [InlineData("pivot b on c using sum(d)", "1: PIVOT")]
    [InlineData("select a / b from c", "1: division: use ratio, per_month or allocate")]
    [InlineData("select a // b from c", "1: division: use ratio, per_month or allocate")]
    [InlineData("select a from b\nunion\nselect a from c", "2: bare UNION")]
    [InlineData("select round (a, 2) from b", "1: round")]
    [InlineData("select a || b from c", "1: concatenation, whose NULLs differ")]
    [InlineData("select concat(a, b) from c", "1: concatenation, whose NULLs differ")]
    [InlineData("select string_agg(a, ',' order by b) from c", "1: ordered aggregation into a text or list")]
    [InlineData("select * exclude (a) from b", "1: SELECT * EXCLUDE or REPLACE")]
    [InlineData("select strftime(a, '%Y') from b", "1: strftime and its like")]
    [InlineData("select a->>'b' from c", "1: JSON arrows and lambdas")]
    [InlineData("select sum(a) over (order by b range between unbounded preceding and current row) from c", "1: RANGE frame")]
    [InlineData("select date_trunc('month', a) from b", "1: date_trunc: use month_of and its like")]
    [InlineData("select a + interval 1 day from b", "1: interval arithmetic: use add_days or add_months")]
    [InlineData("select a::date from b", "1: ::")]
    [InlineData("select count(*) filter (where a) from b", "1: FILTER clause")]
    [InlineData("select a from b anti join c on b.a = c.a", "1: join of one engine")]
    [InlineData("select a, count(*) from b group by all", "1: GROUP BY ALL")]
    [InlineData("select a from b where exists (select 1 from c where c.a = b.a)", "1: subquery outside FROM, which may be correlated")]
    [InlineData("select (select max(c.a) from c) from b", "1: subquery outside FROM, which may be correlated")]
    [InlineData("select lag(a) over (order by b) from c", "1: lag or lead without a typed default")]
    [InlineData("select lead(a, 1, null) over (order by b) from c", "1: lag or lead without a typed default")]
    [InlineData("select lag(coalesce(a, b), 1, 0) over (order by b) from c", "1: lag or lead without a typed default")]
    public void Faults_OfSqlThatEnginesReadDifferently_NameLineAndRule(string sql, string fault) => PortableSql.Faults(sql).ShouldBe([fault]);

    [Theory]
    [InlineData("-- a / b, qualify, it's\nselect a from b")]
    [InlineData("/* round(a)\n union */ select a from b")]
    [InlineData("select 'a / b || ''c'' -- d' as e from f")]
    [InlineData("with a as (select 1 as b) select b from (select b from a) as c inner join (select 2 as b) as d on c.b = d.b")]
    [InlineData("select a from b union all select a from c union distinct select a from d")]
    [InlineData("select lag(a, 1, cast(0 as decimal(18, 4))) over (order by b), lead(c, 2, false) over (order by b) from d")]
    [InlineData("select a from month_spine(b, c) where a in (1, 2)")]
    public void Faults_OfPortableSql_AreNone(string sql) => PortableSql.Faults(sql).ShouldBeEmpty();
}
