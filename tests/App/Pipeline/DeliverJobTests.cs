using System.Text.Json;
using System.Text.RegularExpressions;
using Warehouse.DuckDb;
using Warehouse.Reports.Rendering;
using Warehouse.Tests.EndToEnd;
using Warehouse.Tests.Reports.Delivery;

namespace Warehouse.Tests.App.Pipeline;

/// <summary>From schedule.json to the reader's folder and mailbox, by <c>warehouse jobs run</c> in a process of its own.</summary>
[Collection(GeneratedCompany.Name)]
public sealed class DeliverJobTests(GeneratedWarehouse company) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("warehouse-deliver-job-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [SkippableFact]
    public void JobsRun_ReportAndWhatFollowsIt_PrintsAndDeliversToFolderAndMailbox()
    {
        var chromium = ChromiumLocator.Find();
        Skip.If(chromium.Executable is null, chromium.Missing);
        using var server = new SmtpListener();
        Publish();
        Schedule(server, "ja");

        CommandLine.Succeed("jobs", "run", "pack", "--home", _home);

        // The same names as in packs/, month by month, and a page that lists them.
        var month = Directory.GetDirectories(Delivered).Select(Path.GetFileName).ShouldHaveSingleItem()!;
        Directory.GetFiles(Path.Combine(Delivered, month)).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["board.ja.html", "board.ja.pdf", "manifest.json"]);
        var pdf = File.ReadAllBytes(Path.Combine(Delivered, month, "board.ja.pdf"));
        pdf.ShouldBe(File.ReadAllBytes(Path.Combine(_home, "packs", month, "board.ja.pdf")));
        File.ReadAllText(Path.Combine(Delivered, "index.html")).ShouldContain($"href=\"{month}/board.ja.pdf\"");
        server.Commands.ShouldContain("RCPT TO:<board@example.com>");
        Attachment(server.Letters.ShouldHaveSingleItem()).ShouldBe(pdf);
        Runs().ShouldBe(["deliver done", "pack done"]);

        // Delivered again, the names stay and nothing is added.
        CommandLine.Succeed("jobs", "run", "deliver", "--home", _home);

        Directory.GetFiles(Path.Combine(Delivered, month)).Length.ShouldBe(3);
        server.Letters.Count.ShouldBe(2);
    }

    [Fact]
    public async Task JobsRun_PackOfAVersionWhoseCheckFailed_SendsNothingAndSaysWhichCheck()
    {
        using var server = new SmtpListener();
        Publish();
        Schedule(server, "ja");
        var month = CommandLine.Succeed("query", "--home", _home, "--metrics", "mrr", "--group-by", "metric_time__month", "--format", "csv").Rows[^1][0][..7];
        await Produced.WriteAsync(Path.Combine(_home, "packs"), "bad", month);
        Directory.CreateDirectory(Path.Combine(_home, "versions", "bad"));
        using (var version = Duck.Open(Path.Combine(_home, "versions", "bad", "warehouse.duckdb")))
        {
            version.Execute("create schema etl");
            version.Execute("create table etl.check_result as select 'mrr_closes' as check_name, 'error' as severity, 3::bigint as failing_rows");
        }

        var run = CommandLine.Run("jobs", "run", "deliver", "--home", _home);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("the board pack goes nowhere: checks of its version bad failed: mrr_closes (3 rows)");
        server.Commands.ShouldBeEmpty();
        Directory.Exists(Delivered).ShouldBeFalse();
        Runs().ShouldBe(["deliver failed"]);
    }

    private string Delivered => Path.Combine(_home, "delivered");

    /// <summary>The generated company's published version in a home of the test's own.</summary>
    private void Publish()
    {
        var published = new FileInfo(Path.Combine(company.Home, "warehouse.duckdb")).ResolveLinkTarget(returnFinalTarget: true)!;
        var id = Path.GetFileName(Path.GetDirectoryName(published.FullName))!;
        Directory.CreateDirectory(Path.Combine(_home, "versions", id));
        File.Copy(published.FullName, Path.Combine(_home, "versions", id, "warehouse.duckdb"));
        File.CreateSymbolicLink(Path.Combine(_home, "warehouse.duckdb"), Path.Combine("versions", id, "warehouse.duckdb"));
        File.Copy(company.Settings, Path.Combine(_home, "warehouse.json"));
    }

    private void Schedule(SmtpListener server, string language) => File.WriteAllText(Path.Combine(_home, "schedule.json"), JsonSerializer.Serialize(new
    {
        time_zone = "Asia/Tokyo",
        mail = new { host = "127.0.0.1", port = server.Port, tls = false, from = "kpi@example.com", to = new[] { "board@example.com" } },
        jobs = new object[]
        {
            new { name = "pack", does = "report", pack = "board", languages = new[] { language }, cron = "0 0 8 6W * ?" },
            new { name = "deliver", does = "deliver", pack = "board", languages = new[] { language }, to = "delivered", mail = true, after = "pack" },
        },
    }));

    /// <summary>The newest run first.</summary>
    private string[] Runs() => [.. CommandLine.Succeed("jobs", "history", "--home", _home, "--format", "csv").Rows is var rows
        ? rows.Skip(1).Select(row => $"{row[Array.IndexOf(rows[0], "job")]} {row[Array.IndexOf(rows[0], "outcome")]}")
        : []];

    private static byte[] Attachment(string letter) => Convert.FromBase64String(Regex.Match(letter, @"name=board\.ja\.pdf.*?\n\n([A-Za-z0-9+/=\n]+)", RegexOptions.Singleline).Groups[1].Value);
}
