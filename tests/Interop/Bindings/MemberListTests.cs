using DuckDB.NET.Native;

namespace Warehouse.Tests.Interop.Bindings;

public sealed class MemberListTests
{
    private static readonly string[] Listed =
        [.. File.ReadLines(Repository.Path("tests/Fixtures/Interop/duckdb-net-bindings-1.5.6.1.txt")).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void Bindings_EveryMemberThatDataReferences_ExistsWithItsExactSignature()
    {
        var declared = typeof(NativeMethods).Assembly.GetTypes().SelectMany(MemberSignature.All).ToHashSet();

        Listed.Length.ShouldBe(206);
        Listed.Where(line => !declared.Contains(line)).ShouldBeEmpty();
    }

    [Fact]
    public void Bindings_Identity_IsTheOneThatDataAsksFor()
    {
        var name = typeof(NativeMethods).Assembly.GetName();

        name.Name.ShouldBe("DuckDB.NET.Bindings");
        name.Version.ShouldBe(new Version(1, 5, 6, 1));
        Convert.ToHexStringLower(name.GetPublicKeyToken()!).ShouldBe("1d0aa5325e915c3b");
    }
}
