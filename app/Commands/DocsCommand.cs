using System.CommandLine;
using Warehouse.App.Pipeline;
using Warehouse.Etl;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse docs</c>: writes the data dictionary of the checkout, or says whether it is up to date.</summary>
internal static class DocsCommand
{
    private static readonly Option<string?> Out = new("--out") { Description = "The folder to write (default: the checkout's docs)" };
    private static readonly Option<bool> Check = new("--check") { Description = "Write nothing; fail where a page is not up to date" };

    public static Command Build()
    {
        var command = new Command("docs", "Write the data dictionary (Markdown) from the metrics and the models' contracts") { Out, Check };
        command.SetAction(arguments =>
        {
            var checkout = Checkout.Current();
            var folder = arguments.GetValue(Out) ?? Path.Combine(checkout.Path, "docs");
            if (!arguments.GetValue(Check))
            {
                Console.Error.WriteLine($"docs: {CheckoutDocuments.Write(checkout, folder)} pages: {folder}");
                return 0;
            }

            var differing = CheckoutDocuments.Differing(checkout, folder);
            return differing.Count == 0 ? 0 : throw new WarehouseException($"{differing.Count} pages are not up to date, such as {differing[0]}; run: warehouse docs");
        });
        return command;
    }
}
