using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Extract;

namespace Warehouse.Tests.Etl.Extract;

public sealed class ContractFileTests : IDisposable
{
    private const string Good = """
        source: crm
        object: orders
        description: {en: Orders, ja: 注文}
        files: ["orders/**", "orders*.csv"]
        mode: events
        key: [id]
        updated: changed_at
        time_zone: Asia/Tokyo
        date_format: "%d/%m/%Y"
        null: [NULL, "N/A"]
        reject_limit: 0.02
        columns:
          - {name: id, type: varchar, required: true, from: Order Id, description: {en: The order, ja: 注文番号}}
          - {name: amount, type: "decimal(18,4)", minimum: 0, description: {en: Amount, ja: 金額}}
          - {name: changed_at, type: timestamp, description: {en: Change, ja: 更新}}
        rules:
          - {name: not_free, sql: amount <> 0, column: amount, reason: an order is never free}
        """;

    private readonly string file = Path.GetTempFileName();

    [Theory]
    [InlineData("properties/name", "'path': expected a JSON pointer such as /properties/name, found 'properties/name'")]
    [InlineData("/a/*/b/*/c", "'path': expected at most one list (/*/), found '/a/*/b/*/c'")]
    [InlineData("/a/*", "'path': expected a member after /*, such as /a/*/id, found '/a/*'")]
    public void Read_PathThatLeadsNowhere_IsRefused(string path, string message) =>
        Should.Throw<WarehouseException>(() => Read(Good.Replace("from: Order Id", $"path: '{path}'", StringComparison.Ordinal))).Message.ShouldEndWith(message);

    [Fact]
    public void Read_PathsThroughTwoLists_AreRefused() =>
        Should.Throw<WarehouseException>(() => Read(Good.Replace("from: Order Id", "path: /lines/*/id", StringComparison.Ordinal).Replace("minimum: 0", "path: /taxes/*/amount", StringComparison.Ordinal)))
            .Message.ShouldEndWith("'columns': expected paths through one list, found /lines/* and /taxes/*");

    [Fact]
    public void Read_WholeContract_GivesEveryPart()
    {
        var contract = Read(Good);

        (contract.Name, contract.Relation, contract.Table, contract.Mode).ShouldBe(("crm/orders", "crm__orders", "crm__orders", DeliveryMode.Events));
        (contract.TimeZone, contract.Encoding, contract.RejectLimit, contract.Updated).ShouldBe(("Asia/Tokyo", "utf-8", 0.02m, "changed_at"));
        contract.Nulls.ShouldBe(["NULL", "N/A"]);
        contract.DateFormats.ShouldBe(["%d/%m/%Y"]);
        contract.Column("id").From.ShouldBe("Order Id");
        contract.Column("amount").Type.Sql.ShouldBe("DECIMAL(18,4)");
        contract.Column("amount").Minimum.ShouldBe(0m);
        contract.Rules.ShouldBe([new RowRule("not_free", "amount <> 0", "amount", "an order is never free")]);
    }

    [Theory]
    [InlineData("mode: events", "mode: event", "5:7: 'mode': expected snapshot, incremental or events, found 'event'")]
    [InlineData("mode: events", "mode: events\ntime: changed_at", "6:7: 'time': expected a required date or timestamp, and changed_at is an optional timestamp")]
    [InlineData("mode: events", "mode: events\ntime: id", "6:7: 'time': expected a required date or timestamp, and id is varchar")]
    [InlineData("mode: events", "mode: snapshot\ntime: changed_at", "6:7: 'time': only events have one")]
    [InlineData("mode: events", "mode: events\nkey_within: mouth", "6:13: 'key_within': expected day, month, year or ever, found 'mouth'; did you mean 'month'?")]
    [InlineData("mode: events", "mode: events\nkey_within: month", "6:13: 'key_within': expected 'time' beside it")]
    [InlineData("key: [id]", "key: [idd]", "6:6: 'key': no column is named 'idd'; did you mean 'id'?")]
    [InlineData("time_zone: Asia/Tokyo", "timezone: Asia/Tokyo", "8:1: unknown key 'timezone'; did you mean 'time_zone'?")]
    [InlineData("mode: events", "modus: events", "5:1: unknown key 'modus'; known: ")]
    [InlineData("type: timestamp", "type: timestmp", "15:30: 'type': expected one of varchar, ")]
    [InlineData("minimum: 0", "minimum: none", "14:52: 'columns[2].minimum': expected a number, found 'none'")]
    [InlineData("minimum: 0", "minimum: 5, maximum: 1", "14:64: 'maximum': expected at least the minimum of decimal(18,4) amount, 5, found 1")]
    [InlineData("key: [id]", "key: [id, id]", "6:6: 'key': the column 'id' is there 2 times")]
    [InlineData("reject_limit: 0.02", "reject_limit: 2", "11:15: 'reject_limit': expected a share from 0 to 1, found 2")]
    [InlineData("object: orders", "object: Orders", "2:9: 'object': expected a name of lower-case letters, digits and single underscores, found 'Orders'")]
    [InlineData("column: amount", "column: amout", "17:48: 'column': no column is named 'amout'; did you mean 'amount'?")]
    [InlineData("time_zone: Asia/Tokyo", "encoding: klingon", "8:11: 'encoding': expected one of utf-8, ")]
    [InlineData("type: varchar, ", "type: varchar, minimum: 1, ", "13:40: 'minimum': only a number column has bounds, and id is varchar")]
    [InlineData("source: crm", "source: crm: x", "1:12: not YAML: ")]
    public void Read_WrongPart_NamesFileLineColumnExpectedAndFound(string right, string wrong, string message) =>
        Should.Throw<WarehouseException>(() => Read(Good.Replace(right, wrong, StringComparison.Ordinal))).Message.ShouldStartWith($"{file}:{message}");

    [Fact]
    public void Read_ContractsOfTheRepository_StateTheirOwnPlace()
    {
        var contracts = new Checkout(RepositoryRoot.Path).Contracts;

        contracts.Sources.ShouldBe(["hubspot", "ravenstack", "salesforce", "standard", "stripe", "zendesk"], ignoreOrder: true);
        contracts.Of("standard").Count.ShouldBe(18);
        contracts.Of("ravenstack").Select(contract => contract.Object).ShouldBe(["accounts", "churn_events", "feature_usage", "subscriptions", "support_tickets"]);
        Should.Throw<WarehouseException>(() => contracts.Of("standart")).Message.ShouldEndWith("did you mean 'standard'?");
    }

    [Theory]
    [InlineData("orders/**", "orders/2026-01/part.csv.gz", true)]
    [InlineData("orders/**", "orders.csv", false)]
    [InlineData("orders*.csv", "orders_2026.csv", true)]
    [InlineData("orders*.csv", "orders/x.csv", false)]
    [InlineData("**/orders.csv", "orders.csv", true)]
    [InlineData("**/orders.csv", "a/b/Orders.CSV", true)]
    [InlineData("{raven_,}orders.*", "raven_orders.jsonl", true)]
    [InlineData("{raven_,}orders.*", "orders.csv", true)]
    [InlineData("{raven_,}orders.*", "x_orders.csv", false)]
    [InlineData("o?ders.csv", "orders.csv", true)]
    public void Glob_Pattern_MatchesWholePaths(string pattern, string path, bool expected) => new Glob(pattern).Matches(path).ShouldBe(expected);

    public void Dispose() => File.Delete(file);

    private Contract Read(string yaml)
    {
        File.WriteAllText(file, yaml);
        return ContractFile.Read(file);
    }
}
