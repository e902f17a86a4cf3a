using System.Reflection;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Interop.Bindings;

public sealed class NativeLibraryTests
{
    [Fact]
    public void Bindings_EveryImportedFunction_IsExportedByTheLibrary()
    {
        var library = NativeLibrary.Load("duckdb", typeof(NativeMethods).Assembly, searchPath: null);
        var imported = typeof(NativeMethods).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(MemberSignature.Everything))
            .Select(method => method.GetCustomAttribute<DllImportAttribute>()?.EntryPoint)
            .OfType<string>()
            .ToHashSet();

        imported.Count.ShouldBeGreaterThan(150);
        imported.Where(name => !NativeLibrary.TryGetExport(library, name, out _)).ShouldBeEmpty();
    }

    [Fact]
    public void ServerVersion_OfTheLibraryBesideTheProgram_IsThePinnedOne()
    {
        using var connection = Duck.Open(Duck.InMemory);

        connection.ServerVersion.ShouldBe("v1.5.6");
    }

    [Fact]
    public void ConnectionId_OfTwoConnections_Differs()
    {
        using var one = Duck.Open(Duck.InMemory);
        using var other = one.Duplicate();
        other.Open();

        ConnectionId(one).ShouldNotBe(ConnectionId(other));
    }

    [Fact]
    public void ConfigFlags_All_HaveNameAndDescription()
    {
        var count = NativeMethods.Configuration.DuckDBConfigCount();

        count.ShouldBeGreaterThan(50);
        for (var i = 0; i < count; i++)
        {
            NativeMethods.Configuration.DuckDBGetConfigFlag(i, out var name, out var description).ShouldBe(DuckDBState.Success);
            name.ShouldNotBeEmpty();
            description.ShouldNotBeEmpty();
        }

        NativeMethods.Configuration.DuckDBGetConfigFlag(count, out var none, out _).ShouldBe(DuckDBState.Error);
        none.ShouldBeEmpty();
    }

    private static ulong ConnectionId(DuckDBConnection connection)
    {
        NativeMethods.Startup.DuckDBConnectionGetClientContext(connection.NativeConnection, out var context);
        using (context)
            return context.ConnectionId;
    }
}
