using Warehouse.Etl.Alert;

namespace Warehouse.Etl;

/// <summary>Data, settings or files that stop a stage. The message is written for the user: what, where, what was expected, what was found and what to do.</summary>
public sealed class WarehouseException : Exception
{
    public WarehouseException(string message) : base(message)
    {
    }

    public WarehouseException(string message, Exception inner) : base(message, inner)
    {
    }

    /// <summary>What an alert about it is called.</summary>
    public FailureKind Kind { get; init; }
}
