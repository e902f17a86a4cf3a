using DuckDB.NET.Data;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Migrate;

namespace Warehouse.Tests.Etl.Migrate;

public sealed class MigrationTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();
    private readonly DuckDBConnection connection;

    public MigrationTests() => connection = BuildDatabase.Open(scratch.Home);

    [Fact]
    public void Apply_Twice_DoesNothingTheSecondTime()
    {
        Apply().ShouldBe([.. Directory.EnumerateFiles(RepositoryRoot.Combine("sql", "migrations")).Select(file => $"migrations/{Path.GetFileName(file)}").Order(StringComparer.Ordinal), "functions/duckdb.sql"]);

        Apply().ShouldBeEmpty();
    }

    [Fact]
    public void Apply_Ledger_CommentsEveryTableAndColumn()
    {
        Apply();

        connection.Query("select table_name from duckdb_tables() where schema_name = 'etl' and comment is null", row => row.Get<string>(0)).ShouldBeEmpty();
        connection.Query("select table_name || '.' || column_name from duckdb_columns() where schema_name = 'etl' and comment is null", row => row.Get<string>(0)).ShouldBeEmpty();
    }

    [Fact]
    public void Apply_ChangedMigration_IsAnErrorThatNamesIt()
    {
        scratch.Write("sql/migrations/0900_more.sql", "create table etl.more (id integer);");
        Apply();
        scratch.Write("sql/migrations/0900_more.sql", "create table etl.more (id bigint);");

        Should.Throw<WarehouseException>(Apply).Message.ShouldBe($"{Path.Combine(scratch.Folder, "sql", "migrations", "0900_more.sql")}: was changed after it had been applied to this build; restore it and put the change in a script with the next number");
    }

    [Fact]
    public void Apply_FailingMigration_LeavesNothingOfItBehind()
    {
        scratch.Write("sql/migrations/0900_more.sql", "create table etl.more (id integer);\ninsert into etl.no_such values (1);");

        Should.Throw<WarehouseException>(Apply).Message.ShouldStartWith($"{Path.Combine(scratch.Folder, "sql", "migrations", "0900_more.sql")}: the script failed and was undone: ");

        connection.Scalar<long>("select count(*) from duckdb_tables() where table_name = 'more'").ShouldBe(0);
        scratch.Write("sql/migrations/0900_more.sql", "create table etl.more (id integer);");
        Apply().ShouldContain("migrations/0900_more.sql");
    }

    [Theory]
    [InlineData("0001_other.sql", "0001_ledger.sql has the same number; give it the next free one")]
    [InlineData("more.sql", "a migration is named NNNN_what_it_does.sql")]
    public void Apply_WrongName_IsAnError(string name, string message)
    {
        scratch.Write($"sql/migrations/{name}", "select 1;");

        Should.Throw<WarehouseException>(Apply).Message.ShouldBe($"{Path.Combine(scratch.Folder, "sql", "migrations", name)}: {message}");
    }

    [Fact]
    public void Apply_ChangedFunctionsAndStar_RunsThemAgain()
    {
        Apply();
        scratch.Write("sql/functions/duckdb.sql", "create or replace macro twice(x) as x * 2 + 1;");
        scratch.Write("sql/star/dim_phase.sql", "create or replace table star.dim_phase (phase varchar);");

        Apply().ShouldBe(["functions/duckdb.sql", "star/dim_phase.sql"]);

        connection.Scalar<int>("select twice(4)").ShouldBe(9);
    }

    [Fact]
    public void Apply_ContractWithANewColumn_KeepsTheRows()
    {
        Contract("{name: id, type: varchar, required: true, description: {en: E, ja: J}}");
        Apply();
        connection.Execute("insert into raw.crm__orders__versions values ('A1', 1, 1, timestamp '2026-01-01', 7)");
        Contract("{name: amount, type: 'decimal(18,4)', description: {en: Amount of it, ja: J}}", "{name: id, type: varchar, required: true, description: {en: E, ja: J}}");

        Apply().ShouldBe(["raw/crm/orders.yml"]);

        connection.Query("select id, amount is null, _row_hash from raw.crm__orders__versions", row => (row.Get<string>(0), row.Get<bool>(1), row.Get<ulong>(2))).ShouldBe([("A1", true, 7ul)]);
        connection.Scalar<string>("select comment from duckdb_columns() where table_name = 'crm__orders' and column_name = 'amount'").ShouldBe("Amount of it");
    }

    [Fact]
    public void Apply_EventsOfABuildThatKeptTheirHashes_LetsGoOfThem()
    {
        const string Id = "{name: id, type: varchar, required: true, description: {en: E, ja: J}}";
        Contract([Id], "", "events");
        Apply();
        foreach (var table in new[] { "crm__orders", "crm__orders__replaced" }) connection.Execute($"alter table raw.{table} add column _row_hash ubigint");
        connection.Execute("insert into raw.crm__orders by name select 'A1' as id, 1 as _batch_id, 7 as _row_hash");
        Contract([Id, "{name: note, type: varchar, description: {en: E, ja: J}}"], "", "events");

        Apply().ShouldBe(["raw/crm/orders.yml"]);

        connection.Query("select id, _batch_id from raw.crm__orders", row => (row.Get<string>(0), row.Get<long>(1))).ShouldBe([("A1", 1L)]);
        connection.Scalar<long>("select count(*) from duckdb_columns() where schema_name = 'raw' and column_name = '_row_hash'").ShouldBe(0);
    }

    [Theory]
    [InlineData("time_zone: Asia/Tokio", "6:12: 'time_zone': expected the IANA name of a time zone, found 'Asia/Tokio'; did you mean 'Asia/Tokyo'?")]
    [InlineData("rules: [{name: r, sql: amount > 0, column: id, reason: r}]", "6:24: rule 'r': Binder Error: Referenced column \"amount\" not found in FROM clause!")]
    [InlineData("date_format: ['%Q']", "6:14: 'date_format' '%Q': Invalid Input Error: Failed to parse format specifier %Q: Unrecognized format for strftime/strptime: %Q")]
    public void Apply_ContractThatDuckDbRefuses_NamesFileLineAndPart(string more, string message)
    {
        Contract(["{name: id, type: varchar, required: true, description: {en: E, ja: J}}"], more);

        Should.Throw<WarehouseException>(Apply).Message.ShouldStartWith($"{Path.Combine(scratch.Folder, "sql", "raw", "crm", "orders.yml")}:{message}");
    }

    [Fact]
    public void Apply_PatternThatDuckDbRefuses_NamesFileLineAndColumn()
    {
        Contract("{name: id, type: varchar, required: true, pattern: '[a', description: {en: E, ja: J}}");

        Should.Throw<WarehouseException>(Apply).Message.ShouldStartWith($"{Path.Combine(scratch.Folder, "sql", "raw", "crm", "orders.yml")}:8:56: 'pattern' of column 'id': ");
    }

    public void Dispose()
    {
        connection.Dispose();
        scratch.Dispose();
    }

    private IReadOnlyList<string> Apply() => Migration.Apply(connection, scratch.Checkout, TimeProvider.System);

    private void Contract(params string[] columns) => Contract(columns, "");

    private void Contract(string[] columns, string more, string mode = "snapshot") =>
        scratch.Write("sql/raw/crm/orders.yml", $"source: crm\nobject: orders\ndescription: {{en: E, ja: J}}\nmode: {mode}\nkey: [id]\n{more}\ncolumns:\n{string.Concat(columns.Select(column => $"  - {column}\n"))}");
}
