using Warehouse.DuckDb;

namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Where MetricFlow's integration cases stand: in <c>shared/conformance/metricflow</c> beside the checkout, or above it.</summary>
internal static class MetricFlowCases
{
    public const string Missing = "shared/conformance/metricflow does not stand beside the checkout";

    /// <summary>The folder; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var at = new DirectoryInfo(RepositoryRoot.Path); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "conformance", "metricflow");
            if (Directory.Exists(folder)) return folder;
        }

        return null;
    }
}
