using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Resolve;

/// <summary>A step from rows to the one row of another model that their key names; it never multiplies rows.</summary>
/// <param name="Alias">The name of the joined row in the query: the entity's.</param>
/// <param name="From">The key on this side, its table named.</param>
/// <param name="To">The key in <paramref name="Model"/>, its table named.</param>
internal sealed record Join(string Alias, Expression From, SemanticModel Model, Expression To);

/// <summary>A dimension as one model reaches it.</summary>
/// <param name="Joins">From the model's own row outwards; empty where the model holds it.</param>
/// <param name="Value">Its tables named.</param>
/// <param name="Grain">Of a time; null where categorical.</param>
internal sealed record ReachedDimension(IReadOnlyList<Join> Joins, Expression Value, Grain? Grain, string Dense);
