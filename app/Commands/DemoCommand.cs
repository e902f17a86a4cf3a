using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Warehouse.App.Pipeline;
using Warehouse.App.Terminal;
using Warehouse.Etl;
using Warehouse.Etl.Build;
using Warehouse.Etl.Generate;
using Warehouse.Etl.Generate.Company;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse demo</c>: everything on an invented company, ending with the board pack.</summary>
internal static class DemoCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Option<string> Home = CommandOptions.Home();

    public static Command Build()
    {
        var command = new Command("demo", "Everything in one go on generated extracts; ends by naming the board pack") { Home };
        command.SetAction((arguments, stop) => RunAsync(new WarehouseHome(arguments.GetValue(Home)!), stop));
        return command;
    }

    private static async Task<int> RunAsync(WarehouseHome home, CancellationToken stop)
    {
        var log = new TerminalLog();
        var started = TimeProvider.System.GetTimestamp();
        Generate(home, log, stop);
        Settle(home);
        using (var pipeline = new WarehousePipeline(home, "demo", wait: false, log, TimeProvider.System, stop))
        {
            pipeline.Run(home.LandingFolder, source: null, new BuildOptions());
        }

        var printed = await PackPrinter.PrintAsync(home, new PackOrder("board", Month: null, ["en", "ja"]), log, stop);
        log.Clear();
        Messages.Line(string.Create(CultureInfo.InvariantCulture, $"demo: done in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s; ask it: ./warehouse query --home {home.Path} --metrics nrr,grr,logo_churn --group-by metric_time__month,account__touch_tier"));
        foreach (var file in printed.Files) Console.Out.WriteLine(file);
        printed.ThrowIfFailed();
        return 0;
    }

    /// <summary>Gives the invented company its name and its key features, unless the home has settings of its own.</summary>
    private static void Settle(WarehouseHome home)
    {
        if (File.Exists(home.SettingsFile)) return;
        File.WriteAllText(home.SettingsFile, JsonSerializer.Serialize(new { company_name = "株式会社みほんクラウド", key_features = Catalogue.KeyFeatures }, Readable));
    }

    /// <summary>Writes the extracts, unless an earlier demo wrote the same ones whole.</summary>
    private static void Generate(WarehouseHome home, TerminalLog log, CancellationToken stop)
    {
        if (File.Exists(Path.Combine(home.LandingFolder, "truth", "meta.json"))) return;
        // What a generation that was cut short left behind is no use to anyone: meta.json is written last.
        foreach (var folder in new[] { "standard", "truth" }.Select(name => Path.Combine(home.LandingFolder, name)).Where(Directory.Exists)) Directory.Delete(folder, recursive: true);
        CompanyGenerator.Run(new GenerateOptions { OutputFolder = home.LandingFolder, UsageFormat = UsageFormat.Parquet }, log, stop);
    }
}
