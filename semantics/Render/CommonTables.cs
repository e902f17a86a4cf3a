using System.Text;

namespace Warehouse.Semantics.Render;

/// <summary>The named tables of a statement, in order, each written once.</summary>
internal sealed class CommonTables
{
    private readonly List<(string Name, string Body)> tables = [];

    public void Add(string name, string body)
    {
        if (!Has(name)) tables.Add((name, body));
    }

    public bool Has(string name) => tables.Exists(t => t.Name == name);

    /// <summary>Each table's name and select.</summary>
    public IReadOnlyList<(string Name, string Body)> All => tables;

    /// <summary>The whole statement.</summary>
    public string Statement(string last)
    {
        var sql = new StringBuilder("with\n");
        for (var i = 0; i < tables.Count; i++)
        {
            var (name, body) = tables[i];
            sql.Append(DuckDbDialect.Name(name)).Append(" as (\n    ").Append(body.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
            sql.Append(i == tables.Count - 1 ? ")\n" : "),\n");
        }

        return sql.Append(last).ToString();
    }

    /// <summary>A <c>select</c> with a column a line.</summary>
    public static string Select(IEnumerable<string> columns, params IEnumerable<string> clauses) =>
        $"select\n    {string.Join(",\n    ", columns)}\n{string.Join("\n", clauses)}";
}
