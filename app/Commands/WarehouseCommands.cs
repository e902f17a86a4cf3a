using System.CommandLine;

namespace Warehouse.App.Commands;

/// <summary>The command line, as <c>warehouse --help</c> shows it.</summary>
internal static class WarehouseCommands
{
    public static RootCommand Build()
    {
        var root = new RootCommand("Warehouse: extracts in, governed numbers and board packs out");
        root.Subcommands.Add(GenerateCommand.Build());
        foreach (var stage in StageCommands.Build()) root.Subcommands.Add(stage);
        return root;
    }
}
