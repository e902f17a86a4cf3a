using Warehouse.Etl.Check;

namespace Warehouse.Tests.Models;

/// <summary>A warehouse that the tests of a class build once and then only read.</summary>
public abstract class BuiltWarehouse(ScratchWarehouse scratch) : IDisposable
{
    private readonly Lazy<CheckResult> check = new(scratch.Check);

    /// <summary>What the checks and the tests of the contracts found.</summary>
    public CheckResult Checked => check.Value;

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
