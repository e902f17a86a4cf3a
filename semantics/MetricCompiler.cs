using Warehouse.Semantics.Manifest;
using Warehouse.Semantics.Plan;
using Warehouse.Semantics.Sparse;

namespace Warehouse.Semantics;

/// <summary>Makes SQL of requests without a database: for manifests of MetricFlow's, which say themselves where everything stands.</summary>
/// <remarks>Safe for use by several threads. What a request looks up once is kept.</remarks>
public sealed class MetricCompiler
{
    private readonly SparseCompiler compiler;

    internal MetricCompiler(MetricManifest manifest) => compiler = new SparseCompiler(manifest);

    /// <summary>Reads a manifest.</summary>
    /// <param name="manifestPath">A folder of files, or one file.</param>
    /// <param name="settings">The values of the names that its texts leave open, such as <c>source_schema</c> for <c>$source_schema</c>.</param>
    /// <exception cref="SemanticException">A definition breaks the language: the message names file, line and key. Or it describes a warehouse, whose spine only the database knows.</exception>
    public static MetricCompiler Load(string manifestPath, IReadOnlyDictionary<string, string>? settings = null)
    {
        var manifest = ManifestReader.Read(manifestPath, settings);
        return manifest.IsWarehouse
            ? throw new SemanticException($"{manifestPath}: has the key 'warehouse', so its requests are answered by a warehouse that is open: MetricEngine")
            : new MetricCompiler(manifest);
    }

    /// <summary>
    /// The statement that answers a request. Its rows are sorted as the request says; where that says nothing, they come in no order, as in MetricFlow,
    /// for the statement may stand inside another. Of a limited answer the first rows by the group-bys are taken.
    /// </summary>
    /// <param name="isInline">Whether the request's literals are written in place, quoted, instead of bound as <c>$1</c>.</param>
    /// <exception cref="SemanticException">A name is unknown or ambiguous, or what is asked has no one meaning; the message says what has.</exception>
    public CompiledQuery Compile(MetricRequest request, bool isInline = false) => Statement(compiler.Plan(request, isAlwaysSorted: false), isInline);

    /// <summary>The statement for one who reads the answer: sorted by the group-bys too, so that an answer is the same each time.</summary>
    /// <exception cref="SemanticException">As for <see cref="Compile"/>.</exception>
    internal CompiledQuery CompileSorted(MetricRequest request) => Statement(compiler.Plan(request, isAlwaysSorted: true), isInline: false);

    /// <summary>The plan of a sorted request, a line a step.</summary>
    internal string Explain(MetricRequest request)
    {
        var plan = compiler.Plan(request, isAlwaysSorted: true);
        return PlanText.Of(plan.Answer, plan.Order, plan.Limit);
    }

    private static CompiledQuery Statement(SparsePlan plan, bool isInline)
    {
        var sql = plan.Sql(isInline);
        return new CompiledQuery(sql.Sql, sql.Parameters, plan.Columns) { Instants = plan.Instants };
    }
}

/// <summary>A statement, the values of its parameters (<c>$1</c> first), and the names of its columns: group-bys, then metrics.</summary>
public sealed record CompiledQuery(string Sql, IReadOnlyList<object> Parameters, IReadOnlyList<string> Columns)
{
    /// <summary>The columns that are times within a day; other times are days.</summary>
    internal IReadOnlySet<string> Instants { get; init; } = new HashSet<string>();
}
