using Warehouse.Semantics;
using Warehouse.Semantics.Format;

namespace Warehouse.Tests.Semantics.Format;

/// <summary>One answer with every kind of cell, in every format.</summary>
public sealed class FormatTests
{
    private static readonly MetricTable Table = new(
        ["metric_time__month", "account__name", "mrr", "nrr", "count", "capped"],
        [
            [new DateOnly(2026, 1, 1), "みほん, \"株\"", 1234567.5000m, 0.1 + 0.2, 3L, true],
            [new DateOnly(2026, 2, 1), "", -10m, 1e-7, 0, false],
            [null, null, null, null, null, null],
        ]);

    [Fact]
    public void Csv_OfEveryKindOfCell_FollowsRfc4180() => Written(CsvFormat.Write).ShouldBe(
        "metric_time__month,account__name,mrr,nrr,count,capped\r\n"
        + "2026-01-01,\"みほん, \"\"株\"\"\",1234567.5,0.30000000000000004,3,true\r\n"
        + "2026-02-01,\"\",-10,1E-07,0,false\r\n"
        + ",,,,,\r\n");

    [Fact]
    public void Json_OfEveryKindOfCell_KeepsNumbersAndText() => Written(JsonFormat.Write).ReplaceLineEndings("\n").ShouldBe(
        """
        [
          {
            "metric_time__month": "2026-01-01",
            "account__name": "みほん, \u0022株\u0022",
            "mrr": 1234567.5,
            "nrr": 0.30000000000000004,
            "count": 3,
            "capped": true
          },
          {
            "metric_time__month": "2026-02-01",
            "account__name": "",
            "mrr": -10,
            "nrr": 1E-07,
            "count": 0,
            "capped": false
          },
          {
            "metric_time__month": null,
            "account__name": null,
            "mrr": null,
            "nrr": null,
            "count": null,
            "capped": null
          }
        ]

        """);

    [Fact]
    public void Table_OfEveryKindOfCell_AlignsNumbersAndFullWidthText() => Written(TableFormat.Write).ShouldBe(
        """
        metric_time__month  account__name        mrr  nrr  count  capped
        ------------------  -------------  ---------  ---  -----  ------
        2026-01-01          みほん, "株"   1234567.5  0.3      3  true
        2026-02-01                               -10    0      0  false
        –                   –                      –    –      –  –

        """);

    private static string Written(Action<MetricTable, TextWriter> write)
    {
        using var writer = new StringWriter();
        write(Table, writer);
        return writer.ToString();
    }
}
