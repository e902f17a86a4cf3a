using System.CommandLine;

namespace Warehouse.App.Commands;

/// <summary>The command line, as <c>warehouse --help</c> shows it.</summary>
internal static class WarehouseCommands
{
    public static RootCommand Build()
    {
        var root = new RootCommand("Warehouse: extracts in, governed numbers and board packs out");
        Command[] commands =
        [
            DemoCommand.Build(), GenerateCommand.Build(), .. StageCommands.Build(), QueryCommand.Build(), MetricsCommand.Build(), SettingsCommand.Build(), DocsCommand.Build(), ReportCommand.Build(), ReconcileCommand.Build(), CloseCommand.Build(), TraceCommand.Build(), WhatIfCommand.Build(), RestoreCommand.Build(), ServeCommand.Build(), JobsCommand.Build(),
        ];
        foreach (var command in commands) root.Subcommands.Add(command);
        return root;
    }
}
