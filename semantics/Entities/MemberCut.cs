using Warehouse.Semantics.Expressions;
using Warehouse.Semantics.Plan;

namespace Warehouse.Semantics.Entities;

/// <summary>By what entities are cut and filtered, as they were on one day.</summary>
/// <param name="Captured">What their rows of that day hand on.</param>
/// <param name="Joins">What describes them.</param>
internal sealed record MemberCut(
    IReadOnlyList<CapturedColumn> Captured, IReadOnlyList<MemberJoin> Joins, IReadOnlyList<KeyColumn> Keys, IReadOnlyList<Expression> Conditions);
