using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Warehouse.DuckDb;
using Warehouse.Tests.Etl;

namespace Warehouse.Tests.EndToEnd;

/// <summary>Readers go on reading while versions are published under them, and while others misbehave.</summary>
public sealed class ReadersTests : IDisposable
{
    private const int Readers = 8;

    /// <summary>Opens a file read-write through DuckDB's own library, as any client may, tries to write, says how it went, and lingers until it is killed.</summary>
    private const string Rogue = """
        const d = require(process.argv[1]);
        (async () => {
          try {
            const c = await d.connect(await d.open(process.argv[2], d.create_config()));
            try { await d.query(c, 'insert into star.fct_a values (-1, -1)'); console.log('wrote'); } catch (e) { console.log('opened'); }
            setTimeout(() => {}, 60000);
          } catch (e) { console.log('refused'); process.exit(1); }
        })();
        """;

    private readonly ScratchCheckout scratch = new();
    private readonly ConcurrentQueue<string> troubles = [];

    [SkippableFact]
    public void TenPublications_EightReadersAndOneThatOpensReadWriteAndDies_NoErrorAndNeverAMixture() => PublishUnderReaders(10);

    [SkippableFact]
    [Trait("Duration", "Long")]
    public void FiftyPublications_EightReadersAndOneThatOpensReadWriteAndDies_NoErrorAndNeverAMixture()
    {
        LongTest.SkipUnlessAskedFor();
        PublishUnderReaders(50);
    }

    public void Dispose() => scratch.Dispose();

    private void PublishUnderReaders(int publications)
    {
        Skip.If(OperatingSystem.IsWindows() || !File.Exists(Binding), "needs Node.js and DuckDB's library for it, on Linux");
        scratch.Model("star/fct_a", "select range as id, 0 as version from range(1000)", columns: "id bigint, version integer");
        scratch.Model("marts/mart_a", "select id, version from star.fct_a", columns: "id bigint, version integer");
        scratch.Build();
        scratch.Check().Errors.ShouldBeEmpty();
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(scratch.Folder, (UnixFileMode)0b111_101_101);
        scratch.Publish();
        var hashes = new Dictionary<string, string>();

        using var over = new CancellationTokenSource();
        var reads = new int[Readers];
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Factory.StartNew(() => Read(reader, reads, over.Token), TaskCreationOptions.LongRunning)).ToList();
        var rogues = new List<string>();
        for (var version = 1; version <= publications; version++)
        {
            scratch.Ask<long>($"update star.fct_a set version = {version}; update marts.mart_a set version = {version}");
            var published = scratch.Publish();
            hashes[published.File] = Hash(published.File);
            // One without rights on the current version; one with all rights on a version that no reader begins with any more.
            if (version % 5 == 0) rogues.Add(Die(published.File, withoutRights: true));
            if (version % 5 == 4) rogues.Add(Die(hashes.Keys.ElementAt(version - 3), withoutRights: false));
        }

        over.Cancel();
        Task.WaitAll([.. readers]);

        troubles.ShouldBeEmpty();
        reads.ShouldAllBe(count => count > 0);
        rogues.ShouldNotContain("wrote");
        rogues.Count(said => said == "refused").ShouldBeGreaterThanOrEqualTo(publications / 5);
        foreach (var (file, hash) in hashes.Where(pair => File.Exists(pair.Key))) Hash(file).ShouldBe(hash, file);
        scratch.AskPublished<int>("select max(version) from star.fct_a").ShouldBe(publications);
    }

    private static string Binding => RepositoryRoot.Combine("node_modules", "@duckdb", "node-bindings-linux-x64", "duckdb.node");

    /// <summary>Opens what the link leads to, asks two tables, and notes any mixture, step back or error.</summary>
    private void Read(int reader, int[] reads, CancellationToken over)
    {
        for (var last = 0; !over.IsCancellationRequested; reads[reader]++)
        {
            try
            {
                using var connection = Duck.Open(scratch.Home.PublishedLink, new DuckOptions { ReadOnly = true, Threads = 1 });
                var seen = connection.Query("select distinct version from star.fct_a union select distinct version from marts.mart_a", row => row.GetInt32(0));
                if (seen.Count != 1) troubles.Enqueue($"reader {reader} saw versions {string.Join(", ", seen)} at once");
                else if (seen[0] < last) troubles.Enqueue($"reader {reader} saw version {seen[0]} after {last}");
                last = seen[^1];
                // A pause as between the questions of a person, or eight readers would leave the publisher nothing of two cores.
                Thread.Sleep(50);
            }
#pragma warning disable CA1031 // Any error of a reader is a finding.
            catch (Exception error)
#pragma warning restore CA1031
            {
                troubles.Enqueue($"reader {reader}: {error.Message}");
            }
        }
    }

    /// <returns>What the client said before it was killed.</returns>
    private static string Die(string file, bool withoutRights)
    {
        var start = new ProcessStartInfo(withoutRights && Environment.IsPrivilegedProcess ? "setpriv" : "node") { RedirectStandardOutput = true };
        string[] nobody = withoutRights && Environment.IsPrivilegedProcess ? ["--reuid=65534", "--regid=65534", "--clear-groups", "node"] : [];
        foreach (var argument in (string[])[.. nobody, "-e", Rogue, Binding, file]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadLine() ?? "nothing";
        process.Kill();
        process.WaitForExit();
        return said;
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
