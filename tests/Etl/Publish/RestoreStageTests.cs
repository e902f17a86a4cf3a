using Warehouse.Etl;
using Warehouse.Etl.Publish;

namespace Warehouse.Tests.Etl.Publish;

public sealed class RestoreStageTests : IDisposable
{
    private readonly ScratchCheckout scratch = new();

    [Fact]
    public void Restore_EarlierVersion_ReadersGetItAndTheNextPublicationIsNewAgain()
    {
        var first = Number(1);
        var second = Number(2);

        RestoreStage.Run(scratch.Home, scratch.Checkout, first, TimeProvider.System);

        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(1);
        scratch.Ask<string>("select verb || ' ' || outcome from etl.run order by run_id desc limit 1").ShouldBe("restore done");
        var third = Number(3);
        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(3);
        new[] { first, second, third }.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void List_TwoVersions_NewestFirstWithAsOfAndWhichIsCurrent()
    {
        var first = Number(1);
        var second = Number(2);
        RestoreStage.Run(scratch.Home, scratch.Checkout, first, TimeProvider.System);

        var kept = RestoreStage.List(scratch.Home);

        kept.Select(version => (version.Id, version.IsCurrent)).ShouldBe([(second, false), (first, true)]);
        kept.ShouldAllBe(version => version.AsOf == new DateOnly(2026, 10, 31) && version.Bytes > 0);
    }

    [Fact]
    public void Versions_FolderOfAnotherName_IsNobodysVersion()
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch.Home.VersionsFolder, "0-kept by hand")).FullName;
        Directory.CreateDirectory(Path.Combine(scratch.Home.VersionsFolder, "lost+found"));

        var ids = Enumerable.Range(1, 3).Select(id => Number(id, kept: 2)).ToList();

        Directory.Exists(folder).ShouldBeTrue();
        RestoreStage.List(scratch.Home).Select(version => version.Id).ShouldBe(ids.TakeLast(2).Reverse());
    }

    [Fact]
    public void Restore_UnknownVersion_NamesTheNearestAndChangesNothing()
    {
        var only = Number(1);

        Should.Throw<WarehouseException>(() => RestoreStage.Run(scratch.Home, scratch.Checkout, only[..^1] + "X", TimeProvider.System))
            .Message.ShouldContain($"did you mean '{only}'?");
        scratch.Home.CurrentVersion().ShouldBe(only);
    }

    [Fact]
    public void Restore_DamagedBuild_ReadersGetTheVersionAllTheSame()
    {
        var first = Number(1);
        Number(2);
        File.WriteAllText(scratch.Home.BuildFile, "spoilt");

        RestoreStage.Run(scratch.Home, scratch.Checkout, first, TimeProvider.System).ShouldNotBeNull().ShouldContain("the build can't be opened");

        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(1);
        scratch.Home.CurrentVersion().ShouldBe(first);
    }

    [Fact]
    public void Restore_DamagedVersion_LeavesTheCurrentOne()
    {
        var first = Number(1);
        var second = Number(2);
        File.WriteAllText(scratch.Home.VersionFile(first), "spoilt");

        Should.Throw<WarehouseException>(() => RestoreStage.Run(scratch.Home, scratch.Checkout, first, TimeProvider.System)).Message.ShouldContain("the version is damaged");

        scratch.Home.CurrentVersion().ShouldBe(second);
        scratch.Ask<string>("select verb || ' ' || outcome from etl.run order by run_id desc limit 1").ShouldBe("restore failed");
    }

    [Fact]
    public void Restore_NothingPublished_SaysSo() =>
        Should.Throw<WarehouseException>(() => RestoreStage.Run(scratch.Home, scratch.Checkout, "20260101T000000000Z", TimeProvider.System))
            .Message.ShouldEndWith("nothing has been published, so there is nothing to restore");

    [Fact]
    public void Prune_RestoredVersionBeyondTheKeptOnes_Stays()
    {
        var first = Number(1);
        Number(2);
        RestoreStage.Run(scratch.Home, scratch.Checkout, first, TimeProvider.System);

        // Only publishing moves the link away, and only then may the version go.
        Number(3, kept: 2);

        RestoreStage.List(scratch.Home).Count.ShouldBe(2);
        scratch.AskPublished<int>("select id from star.fct_a").ShouldBe(3);
    }

    public void Dispose() => scratch.Dispose();

    private string Number(int id, int kept = 5)
    {
        scratch.Model("star/fct_a", $"select {id} as id", columns: "id integer");
        scratch.Build();
        scratch.Check().Errors.ShouldBeEmpty();
        return scratch.Publish(kept).Id;
    }
}
