namespace Warehouse.Semantics;

/// <summary>The governed numbers of one published warehouse: what packs, the command line and services ask.</summary>
public interface IMetrics
{
    /// <summary>Whose numbers these are and as of when.</summary>
    WarehouseContext Context { get; }

    /// <summary>Every metric of the manifest, by name.</summary>
    IReadOnlyDictionary<string, MetricDefinition> Definitions { get; }

    /// <summary>Answers a request.</summary>
    /// <exception cref="SemanticException">A name is unknown or ambiguous, or a cut is not allowed; the message says what is.</exception>
    MetricTable Query(MetricRequest request);
}

/// <summary>The facts about a published warehouse that stand on every page.</summary>
public sealed record WarehouseContext(string CompanyName, string Currency, DateOnly AsOf, DateOnly ClosingMonth, string VersionId);
