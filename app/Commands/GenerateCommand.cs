using System.CommandLine;
using Warehouse.App.Terminal;
using Warehouse.Etl.Generate;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse generate</c>: extracts of an invented company, with the truth beside them.</summary>
internal static class GenerateCommand
{
    private static readonly Option<string> Out = new("--out") { Description = "Folder that receives a folder for each source, and truth/", Required = true };
    private static readonly Option<int> Accounts = new("--accounts") { Description = "Accounts, 1 to 100,000", DefaultValueFactory = _ => 1200 };
    private static readonly Option<int> Months = new("--months") { Description = "Months of history up to the closing month, 3 to 120", DefaultValueFactory = _ => 36 };
    private static readonly Option<long> Seed = new("--seed") { Description = "Another seed is another company", DefaultValueFactory = _ => 1 };
    private static readonly Option<long?> Events = new("--events") { Description = "Usage events aimed at (default: 1,000 an account)" };
    private static readonly Option<DateOnly?> ClosingMonth = CommandOptions.Month("--closing-month", "Last closed month (default: 2026-10)");
    private static readonly Option<UsageFormat> Usage = new("--usage-format") { Description = "Format of usage events", DefaultValueFactory = _ => UsageFormat.Csv };

    private static readonly Option<ExtractShape> Shape = new("--shape") { Description = "In whose systems the data lie; salesforce and hubspot come with stripe and zendesk beside them", DefaultValueFactory = _ => ExtractShape.Standard };

    private static readonly Option<bool> Dirty = new("--dirty") { Description = "Spoil some rows and files as real ones are; truth/dirty.csv lists them" };

    public static Command Build()
    {
        var command = new Command("generate", "Write extracts of an invented company, with known ground truth") { Out, Accounts, Months, Seed, Events, ClosingMonth, Usage, Shape, Dirty };
        command.SetAction((arguments, stop) =>
        {
            var options = new GenerateOptions
            {
                OutputFolder = arguments.GetValue(Out)!,
                Accounts = arguments.GetValue(Accounts),
                Months = arguments.GetValue(Months),
                Seed = arguments.GetValue(Seed),
                Events = arguments.GetValue(Events),
                UsageFormat = arguments.GetValue(Usage),
                Shape = arguments.GetValue(Shape),
                IsDirty = arguments.GetValue(Dirty),
            };
            if (arguments.GetValue(ClosingMonth) is { } month) options = options with { ClosingMonth = month };
            CompanyGenerator.Run(options, new TerminalLog(), stop);
            return Task.FromResult(0);
        });
        return command;
    }
}
