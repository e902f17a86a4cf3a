using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Extract;
using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.App.Pipeline;

/// <summary>The relations of a checkout as lineage needs them: every model with its SQL, every extract with its columns.</summary>
internal static class CheckoutRelations
{
    /// <exception cref="WarehouseException">A model has no contract, or lies outside the four schemas.</exception>
    public static IReadOnlyList<LineageRelation> Read(Checkout checkout) =>
    [
        .. ModelFolder.Read(checkout.ModelsFolder).Values.Select(model => new LineageRelation(model.FullName, [.. model.Contract.Columns.Select(column => column.Name)], model.Sql)),
        .. checkout.Contracts.Contracts.SelectMany(Raw),
    ];

    private static IEnumerable<LineageRelation> Raw(Contract contract)
    {
        List<string> columns = [.. contract.Columns.Select(column => column.Name)];
        yield return new LineageRelation($"raw.{contract.Relation}", columns, null);
        if (contract.Mode == DeliveryMode.Snapshot) yield return new LineageRelation($"raw.{contract.Relation}__history", [.. columns, "valid_from", "valid_to"], null);
    }
}
