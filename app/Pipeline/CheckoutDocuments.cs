using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Extract;
using Warehouse.Semantics;
using Warehouse.Semantics.Docs;
using Warehouse.Semantics.Publish.Lineage;

namespace Warehouse.App.Pipeline;

/// <summary>The data dictionary of a checkout.</summary>
internal static class CheckoutDocuments
{
    /// <summary>Every page as it ought to stand in <c>docs/</c>.</summary>
    public static IReadOnlyList<DocumentPage> Pages(Checkout checkout)
    {
        var catalog = Catalog.Read(Path.Combine(checkout.ModelsFolder, "metrics"));
        return DataDictionary.Pages(catalog, MetricLineage.Of(catalog, CheckoutRelations.Read(checkout)), Relations(checkout));
    }

    /// <summary>Writes the pages into a folder and removes those that are no more.</summary>
    /// <returns>How many pages there are.</returns>
    public static int Write(Checkout checkout, string folder)
    {
        var pages = Pages(checkout);
        foreach (var page in pages)
        {
            var file = Path.Combine(folder, page.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, page.Text);
        }

        foreach (var stale in Stale(pages, folder)) File.Delete(stale);
        return pages.Count;
    }

    /// <summary>The files that differ from what they ought to be: changed, missing, or no more wanted.</summary>
    public static IReadOnlyList<string> Differing(Checkout checkout, string folder)
    {
        var pages = Pages(checkout);
        return [.. pages.Where(page => !File.Exists(Path.Combine(folder, page.Path)) || File.ReadAllText(Path.Combine(folder, page.Path)) != page.Text).Select(page => Path.Combine(folder, page.Path)), .. Stale(pages, folder)];
    }

    private static IEnumerable<string> Stale(IReadOnlyList<DocumentPage> pages, string folder)
    {
        var wanted = pages.Select(page => Path.GetFullPath(Path.Combine(folder, page.Path))).ToHashSet(StringComparer.Ordinal);
        return new[] { "metrics", "tables" }.Select(part => Path.Combine(folder, part)).Where(Directory.Exists)
            .SelectMany(part => Directory.EnumerateFiles(part, "*.md")).Where(file => !wanted.Contains(Path.GetFullPath(file)));
    }

    private static IReadOnlyList<DocumentedRelation> Relations(Checkout checkout)
    {
        using var parser = Duck.Open(Duck.InMemory);
        return
        [
            .. ModelFolder.Read(checkout.ModelsFolder).Values.Select(model => new DocumentedRelation(
                model.FullName,
                model.Schema,
                new Localized(model.Contract.DescriptionJa, model.Contract.DescriptionEn),
                model.Contract.Grain,
                [.. model.Contract.Columns.Select(column => new DocumentedColumn(column.Name, column.Type ?? "", new Localized(column.DescriptionJa, column.DescriptionEn)))],
                [.. SqlTables.Referenced(parser, model.Sql).Select(table => table.ToString()).Order(StringComparer.Ordinal)])),
            .. checkout.Contracts.Contracts.OrderBy(contract => contract.Name, StringComparer.Ordinal).Select(Extract),
        ];
    }

    private static DocumentedRelation Extract(Contract contract) => new(
        $"raw.{contract.Relation}",
        $"raw-{contract.Source}",
        new Localized(contract.Description.Ja, contract.Description.En),
        contract.Key,
        [.. contract.Columns.Select(column => new DocumentedColumn(column.Name, column.Required ? $"{column.Type.Sql.ToLowerInvariant()} *" : column.Type.Sql.ToLowerInvariant(), new Localized(column.Description.Ja, column.Description.En)))],
        []);
}
