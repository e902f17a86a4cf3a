using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Entities;

/// <summary>A join from entities to the one row that describes each.</summary>
/// <param name="On">The whole condition, its tables named; at most one row meets it.</param>
internal sealed record MemberJoin(string Alias, SemanticModel Model, Expression On);

/// <summary>A column of an entity's rows that is kept for the day at which its member is asked for: the value of its largest row.</summary>
internal sealed record CapturedColumn(string Name, Expression Value);
