using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Publish;

/// <summary>A question that a team asks again and again, kept with the metrics; the published file answers it as the view <c>metrics.NAME</c>.</summary>
/// <param name="Request">The question, as the command line would ask it.</param>
/// <param name="DefinedAt">File and line.</param>
public sealed record SavedView(string Name, Localized Label, Localized Description, MetricRequest Request, string DefinedAt)
{
    internal static SavedView Of(SavedQuery query) => new(query.Name, query.Label, query.Description, RequestOf(query), query.Place.ToString());

    private static MetricRequest RequestOf(SavedQuery query) => new(query.Metrics, query.GroupBy)
    {
        Where = query.Where.Count == 0 ? null : string.Join(" and ", query.Where.Select(condition => $"({condition})")),
        OrderBy = query.OrderBy,
        Limit = query.Limit,
    };
}
