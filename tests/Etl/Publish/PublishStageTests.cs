using System.Diagnostics;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Publish;

namespace Warehouse.Tests.Etl.Publish;

public sealed class PublishStageTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();

    [Fact]
    public void Publish_Build_HoldsStarMartsAndLedgerAndNothingRaw()
    {
        scratch.Model("staging/s/stg_a", "select 1 as id", materialized: "view", columns: "id integer");
        scratch.Model("star/fct_a", "select id from staging.stg_a", columns: "id integer");
        scratch.Model("marts/mart_a", "select id, twice(id) as double_id from star.fct_a", materialized: "view", columns: "id integer, double_id integer");
        Ready();

        var published = scratch.Publish();

        scratch.AskPublished<int>("select double_id from marts.mart_a").ShouldBe(2);
        scratch.AskPublished<int>("select twice(21)").ShouldBe(42);
        scratch.AskPublished<string>("select comment from duckdb_tables() where table_name = 'fct_a'").ShouldBe("In English / 日本語で");
        scratch.AskPublished<string>("select comment from duckdb_columns() where table_name = 'mart_a' and column_name = 'id'").ShouldBe("about it / これのこと");
        scratch.AskPublished<string>("select string_agg(distinct table_schema, ',' order by table_schema) from information_schema.tables").ShouldBe("etl,marts,star");
        scratch.AskPublished<long>("select count(*) from duckdb_tables() where schema_name = 'etl' and comment is null").ShouldBe(0);
        LogGuard.FindsLog(published.File).ShouldBeFalse();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(published.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    [Fact]
    public void Publish_DescriptionChangedSinceTheBuild_ReadersGetTheNewOne()
    {
        Number(1);
        scratch.Model("star/fct_a", "select 1 as id", columns: "id integer", description: "Said better");

        scratch.Publish();

        scratch.AskPublished<string>("select comment from duckdb_tables() where table_name = 'fct_a'").ShouldBe("Said better / 日本語で");
    }

    [Fact]
    public void Publish_Again_MovesTheLinkKeepsOldReadersAndPrunes()
    {
        Number(1);
        var first = scratch.Publish(kept: 2);
        using var reader = Duck.Open(scratch.Home.PublishedLink, new DuckOptions { ReadOnly = true });
        Number(2);
        var second = scratch.Publish(kept: 2);
        Number(3);
        var third = scratch.Publish(kept: 2);

        string.CompareOrdinal(first.Id, second.Id).ShouldBeLessThan(0);
        third.Pruned.ShouldBe([first.Id]);
        scratch.Home.CurrentVersion().ShouldBe(third.Id);
        reader.Scalar<int>("select id from star.fct_a").ShouldBe(1);
        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(3);
    }

    [Fact]
    public void Publish_AfterAReaderOpenedReadWriteAndDied_StillPublishesTheBuild()
    {
        Number(1);
        var first = scratch.Publish();
        // What such a reader leaves where no guard lay: a log beside the version, which DuckDB would replay into a file of that name.
        File.Delete(first.File + ".wal");
        File.WriteAllBytes(first.File + ".wal", [1, 2, 3]);
        Number(2);

        var second = scratch.Publish();

        second.File.ShouldNotBe(first.File);
        LogGuard.FindsLog(second.File).ShouldBeFalse();
        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(2);
    }

    [SkippableFact]
    public void Publish_WhoeverMayWriteAnything_CanNotChangeAVersionNorLeaveALog()
    {
        Skip.If(OperatingSystem.IsWindows(), "symbolic links to nowhere are a matter of Unix");
        Number(1);
        var published = scratch.Publish();
        var bytes = File.ReadAllBytes(published.File);

        foreach (var path in new[] { published.File, scratch.Home.PublishedLink })
        {
            Should.Throw<DuckDB.NET.Data.DuckDBException>(() =>
            {
                using var writer = Duck.Open(path);
                writer.Execute("insert into star.fct_a values (99)");
            });
        }

        File.ReadAllBytes(published.File).ShouldBe(bytes);
        LogGuard.FindsLog(published.File).ShouldBeFalse();
        LogGuard.FindsLog(scratch.Home.PublishedLink).ShouldBeFalse();
        scratch.AskPublished<int>("select sum(id)::int from star.fct_a").ShouldBe(1);
    }

    [Fact]
    public void Publish_LeftoverOfAKilledOne_IsRemovedAndTheLastGoodVersionStands()
    {
        Number(1);
        scratch.Publish();
        var leftover = Path.Combine(scratch.Home.VersionsFolder, ".unfinished-20260101T000000000Z");
        Directory.CreateDirectory(leftover);
        File.WriteAllText(Path.Combine(leftover, "warehouse.duckdb"), "half a file");

        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(1);
        Number(2);
        scratch.Publish();

        Directory.Exists(leftover).ShouldBeFalse();
        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(2);
    }

    [Fact]
    public void Publish_BuiltAfterTheCheck_IsRefused()
    {
        Number(1);
        scratch.Model("star/fct_a", "select 5 as id");
        scratch.Build();

        Should.Throw<WarehouseException>(() => scratch.Publish()).Message.ShouldContain("1 models were built after the last check");
    }

    [Fact]
    public void Publish_LastBuildWasCutShort_IsRefusedEvenIfItsChecksPass()
    {
        Number(1);
        scratch.Model("star/fct_a", "select 5 as id", columns: "id integer");
        scratch.Model("star/fct_b", "select no_such_column", columns: "id integer");
        Should.Throw<WarehouseException>(() => scratch.Build());
        File.Delete(Path.Combine(scratch.Folder, "models", "star", "fct_b.sql"));
        File.Delete(Path.Combine(scratch.Folder, "models", "star", "fct_b.yml"));
        scratch.Check().Errors.ShouldBeEmpty();

        Should.Throw<WarehouseException>(() => scratch.Publish()).Message.ShouldContain("the last build did not finish (failed)");
    }

    [Fact]
    public void Publish_ClockWasSetBackBetweenBuildAndCheck_IsNotHeldUp()
    {
        scratch.Model("star/fct_a", "select 1 as id", columns: "id integer");
        scratch.Build();
        scratch.Ask<long>("update etl.model_run set built_at = built_at + interval 1 year");
        scratch.Check();

        scratch.Publish();

        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(1);
    }

    [Fact]
    public void Publish_NeverChecked_IsRefused()
    {
        scratch.Model("star/fct_a", "select 1 as id");
        scratch.Build();

        Should.Throw<WarehouseException>(() => scratch.Publish()).Message.ShouldContain("this build has not been checked");
    }

    [SkippableFact]
    public void Publish_DiskFull_LeavesTheLastGoodVersion()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "a small tmpfs can be mounted by root on Linux only");
        Number(1);
        scratch.Publish();
        scratch.Model("star/fct_a", "select cast(hash(range) as varchar) || range as id from range(400000)", columns: "id varchar");
        Ready();
        var versions = scratch.Home.VersionsFolder;
        var current = scratch.Home.CurrentVersion()!;
        Directory.Move(versions, versions + ".kept");
        Directory.CreateDirectory(versions);
        Shell("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", versions);
        try
        {
            Shell("cp", "-r", Path.Combine(versions + ".kept", current), versions);

            Should.Throw<Exception>(() => scratch.Publish());

            scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(1);
            Directory.EnumerateDirectories(versions).Count().ShouldBe(1);
        }
        finally
        {
            Shell("umount", versions);
        }
    }

    public void Dispose() => scratch.Dispose();

    private static void Shell(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, program);
    }

    private void Number(int id)
    {
        scratch.Model("star/fct_a", $"select {id} as id", columns: "id integer");
        Ready();
    }

    private void Ready()
    {
        scratch.Build();
        scratch.Check().Errors.ShouldBeEmpty();
    }
}
