namespace Warehouse.Tests;

/// <summary>How long a test waits for what must come: only so that a failure ends, however busy the machine is.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
}
