using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Semantics.Publish;

/// <summary><c>metrics.catalog</c>: one row a metric, with all that a reader needs to know of it.</summary>
internal static class CatalogTable
{
    private static readonly (string Name, string Type, string Comment)[] Columns =
    [
        ("name", "varchar primary key", "Name by which it is asked for / 指標名"),
        ("topic", "varchar not null", "Area that it belongs to: the file of models/metrics that defines it / 領域"),
        ("label_ja", "varchar not null", "Name for readers, Japanese / 表示名（日本語）"),
        ("label_en", "varchar not null", "Name for readers, English / 表示名（英語）"),
        ("description_ja", "varchar not null", "What it means, Japanese / 定義（日本語）"),
        ("description_en", "varchar not null", "What it means, English / 定義（英語）"),
        ("owner", "varchar not null", "Team that answers for it / 責任部門"),
        ("unit", "varchar not null", "money, percent (a fraction: 1.139 is 113.9 %), months, days, count, times, points; empty for a flag / 単位"),
        ("target", "decimal(18, 4)", "At or beyond it is green; NULL where there is none / 目標"),
        ("amber", "decimal(18, 4)", "At or beyond it is amber, else red; NULL where there is no amber / 注意の境界"),
        ("better", "varchar not null", "up, down, or empty where neither is better / 望ましい方向"),
        ("type", "varchar not null", "simple, ratio, derived, cumulative, transfer, spread, bundle … / 種類"),
        ("formula", "varchar not null", "Its arithmetic, by the names of its inputs / 計算式"),
        ("dimensions", "varchar[] not null", "Dimensions that it can be cut by; another is refused / 使える切り口"),
        ("requires", "varchar[] not null", "Dimensions without which it has no meaning / 必須の切り口"),
        ("sources", "varchar[] not null", "Relations that it reads / 参照する表"),
        ("defined_at", "varchar not null", "File and line of its definition / 定義の場所"),
    ];

    public static void Write(DuckDBConnection connection, Catalog catalog)
    {
        connection.Execute($"create or replace table metrics.catalog ({string.Join(", ", Columns.Select(column => $"{column.Name} {column.Type}"))})");
        connection.Execute("comment on table metrics.catalog is 'One row a metric: what it means, who answers for it, its target and cuts / 指標の一覧（1指標1行）'");
        foreach (var column in Columns) connection.Execute($"comment on column metrics.catalog.{column.Name} is {Literal.Quote(column.Comment)}");
        var rows = catalog.Definitions.Keys.Select(name => Row(catalog.Describe(name), catalog.Definitions[name])).ToList();
        // In one statement: planning one takes longer than writing its row.
        var places = rows.Select((_, row) => $"({string.Join(", ", Columns.Select((_, column) => $"${(row * Columns.Length) + column + 1}"))})");
        if (rows.Count > 0) connection.Execute($"insert into metrics.catalog values {string.Join(", ", places)}", [.. rows.SelectMany(row => row)]);
    }

    private static object?[] Row(MetricDescription description, MetricDefinition what) =>
    [
        what.Name, description.Topic, what.Label.Ja, what.Label.En, what.Description.Ja, what.Description.En, what.Owner, what.Unit, what.Target, what.Amber, what.Better,
        description.Type, description.Formula, what.Dimensions.ToList(), description.Requires.ToList(), description.Sources.ToList(), description.DefinedAt,
    ];
}
