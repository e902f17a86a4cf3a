using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics;

/// <summary>Puts what a saved query asks for into a request that names it.</summary>
internal static class SavedQueries
{
    /// <summary>The request with the saved query's metrics, dimensions and filters before its own; its own order and limit count.</summary>
    /// <exception cref="SemanticException">There is no such saved query.</exception>
    public static MetricRequest Into(MetricRequest request, MetricManifest manifest)
    {
        if (request.SavedQuery.Length == 0) return request;
        var saved = manifest.SavedQueries.FirstOrDefault(q => q.Name == request.SavedQuery)
            ?? throw new SemanticException($"the saved query '{request.SavedQuery}' is unknown; {NearestName.Suggest(request.SavedQuery, manifest.SavedQueries.Select(q => q.Name))}");
        return request with
        {
            SavedQuery = "",
            Metrics = [.. saved.Metrics, .. request.Metrics],
            GroupBy = [.. saved.GroupBy, .. request.GroupBy],
            Filters = [.. saved.Where, .. request.Filters],
            OrderBy = request.OrderBy.Count > 0 ? request.OrderBy : saved.OrderBy,
            Limit = request.Limit ?? saved.Limit,
        };
    }
}
