using System.Globalization;
using DuckDB.NET.Data;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Connect;

public sealed class DuckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse-duck-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("with spaces.duckdb")]
    [InlineData("a;access_mode=read_only.duckdb")]
    [InlineData("x=y.duckdb")]
    [InlineData("日本語.duckdb")]
    [InlineData("quote'and\"quote.duckdb")]
    [InlineData("{braces} $1 ? %20.duckdb")]
    [InlineData("Data Source=elsewhere.duckdb")]
    [InlineData(" leading and trailing ")]
    [InlineData("postgres:not one")]
    public void Open_AnyFileName_IsThatFileAndNothingElse(string name)
    {
        var path = Path.Combine(folder, name);

        using (var connection = Duck.Open(path))
            connection.Execute("create table t as select 42 as x");

        Directory.GetFiles(folder).ShouldBe([path]);
        using var again = Duck.Open(path, new DuckOptions { ReadOnly = true });
        again.Scalar<int>("select x from t").ShouldBe(42);
    }

    [Fact]
    public void Open_InMemoryTwice_IsTwoDatabases()
    {
        using var one = Duck.Open(Duck.InMemory);
        using var other = Duck.Open(Duck.InMemory);
        one.Execute("create table t (x integer)");

        other.Scalar<long>("select count(*) from duckdb_tables()").ShouldBe(0);
    }

    [Fact]
    public void Open_WithOptions_PassesEachToDuckDB()
    {
        var options = new DuckOptions
        {
            MemoryLimit = "256MiB",
            Threads = 1,
            TempDirectory = Path.Combine(folder, "spill;threads=7"),
            Settings = new Dictionary<string, string> { ["preserve_insertion_order"] = "false" },
        };

        using var connection = Duck.Open(Path.Combine(folder, "a.duckdb"), options);

        connection.Scalar<string>("select current_setting('memory_limit')").ShouldBe("256.0 MiB");
        connection.Scalar<long>("select current_setting('threads')").ShouldBe(1);
        connection.Scalar<string>("select current_setting('temp_directory')").ShouldBe(options.TempDirectory);
        connection.Scalar<bool>("select current_setting('preserve_insertion_order')").ShouldBeFalse();
    }

    [Fact]
    public void Open_ThreadsOfTheEnvironment_HoldWhereTheOptionsSayNothing()
    {
        using var asTold = Duck.Open(Duck.InMemory);
        using var asAsked = Duck.Open(Duck.InMemory, new DuckOptions { Threads = 3 });

        // Whoever runs the tests may have said "": all processors.
        var told = Environment.GetEnvironmentVariable(Duck.ThreadsVariable) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        asTold.Scalar<long>("select current_setting('threads')").ShouldBe(told);
        asAsked.Scalar<long>("select current_setting('threads')").ShouldBe(3);
    }

    [Fact]
    public void Open_ReadOnly_RefusesToWrite()
    {
        var path = Path.Combine(folder, "a.duckdb");
        using (var writer = Duck.Open(path))
            writer.Execute("create table t (x integer)");

        using var reader = Duck.Open(path, new DuckOptions { ReadOnly = true });

        Should.Throw<DuckDBException>(() => reader.Execute("insert into t values (1)")).Message.ShouldContain("read-only");
    }

    [Fact]
    public void Open_ReadOnlyWhileThisProcessWrites_IsRefusedRatherThanShared()
    {
        var path = Path.Combine(folder, "a.duckdb");
        using var writer = Duck.Open(path);

        Should.Throw<InvalidOperationException>(() => Duck.Open(path, new DuckOptions { ReadOnly = true })).Message
            .ShouldStartWith($"{path}: asked to open read-only");
    }

    [Fact]
    public void Open_ReadOnlyOfAMissingFile_SaysThatItIsMissing()
    {
        Should.Throw<DuckDBException>(() => Duck.Open(Path.Combine(folder, "no.duckdb"), new DuckOptions { ReadOnly = true })).Message
            .ShouldContain("does not exist");
    }

    [Fact]
    public void Open_InAMissingFolder_SaysWhy()
    {
        Should.Throw<DuckDBException>(() => Duck.Open(Path.Combine(folder, "no", "such.duckdb"))).Message
            .ShouldContain("No such file or directory");
    }

    [Fact]
    public void Open_AFileThatIsNoDatabase_SaysSo()
    {
        var path = Path.Combine(folder, "notes.txt");
        File.WriteAllText(path, "These are notes and no database.");

        Should.Throw<DuckDBException>(() => Duck.Open(path)).Message.ShouldContain("not a valid DuckDB database file");
    }

    [Fact]
    public void Open_WithAnUnknownSetting_NamesIt()
    {
        var options = new DuckOptions { Settings = new Dictionary<string, string> { ["nonsense"] = "1" } };

        Should.Throw<InvalidOperationException>(() => Duck.Open(Duck.InMemory, options)).Message.ShouldContain("nonsense");
    }

    [Fact]
    public void Open_AfterAFailedOpen_StillWorks()
    {
        var path = Path.Combine(folder, "a.duckdb");
        Should.Throw<DuckDBException>(() => Duck.Open(path, new DuckOptions { MemoryLimit = "much" }));

        using var connection = Duck.Open(path);

        connection.Scalar<int>("select 1").ShouldBe(1);
    }
}
