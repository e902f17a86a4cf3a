using Warehouse.Etl;
using Warehouse.Etl.Check;

namespace Warehouse.Tests.Models;

/// <summary>A warehouse that the tests of a class build once and then only read.</summary>
public abstract class BuiltWarehouse(ScratchWarehouse scratch) : IDisposable
{
    private readonly Lazy<CheckResult> check = new(scratch.Check);

    /// <summary>What the checks and the tests of the contracts found.</summary>
    public CheckResult Checked => check.Value;

    /// <summary>Every such warehouse of the tests.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. typeof(BuiltWarehouse).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BuiltWarehouse)))];

    /// <summary>What its approved contents are called: the class of tests that it is of.</summary>
    public static string NameOf(Type type) => type.DeclaringType is { } tests ? tests.Name[..^"Tests".Length] : type.Name[..^"Warehouse".Length];

    /// <inheritdoc cref="ScratchWarehouse.Home"/>
    public WarehouseHome Home => scratch.Home;

    /// <summary>Every model is as approved.</summary>
    public void ShouldBeApproved()
    {
        using var build = BuildDatabase.Open(Home);
        ApprovedModels.ShouldHold(build, NameOf(GetType()));
    }

    /// <inheritdoc cref="ScratchWarehouse.Rows"/>
    public IReadOnlyList<string> Rows(string sql) => scratch.Rows(sql);

    /// <inheritdoc cref="ScratchWarehouse.Finds"/>
    public long Finds(string check, string spoil) => scratch.Finds(check, spoil);

    public void Dispose()
    {
        scratch.Dispose();
        GC.SuppressFinalize(this);
    }
}
