using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Warehouse.App.WhatIf;
using Warehouse.Etl;
using Warehouse.Semantics.Format;

namespace Warehouse.App.Commands;

/// <summary><c>warehouse whatif</c>: how many accounts are left after years at other churns than the own, and what LTV would be at other churn, margin and price.</summary>
internal static class WhatIfCommand
{
    private static readonly Option<string> Home = CommandOptions.Home();
    private static readonly Option<DateOnly?> Month = CommandOptions.Month("--month", "The month whose figures it starts from (default: the closing month)");
    private static readonly Option<decimal[]> YearlyChurn = Percents("--yearly-churn", "Yearly churns to compare with the own, in percent", 0, 100, "3", "25");
    private static readonly Option<decimal[]> Years = Numbers("--years", "After how many years", 1, RetentionScenario.MostYears, isWhole: true, "1", "5", "10", "20");
    private static readonly Option<decimal[]> Churn = Percents("--churn", "Changes of the monthly churn, in percent of it", -100, 1000, "-50", "-25", "0", "25", "50", "100");
    private static readonly Option<decimal[]> Margin = Percents("--margin", "Changes of the gross margin, in points", -100, 100, "-10", "-5", "0", "5", "10");
    private static readonly Option<decimal[]> Price = Percents("--price", "Changes of the price, in percent", -100, 1000, "-10", "-5", "0", "5", "10");
    private static readonly Option<int?> Cap = new("--cap") { Description = "The longest lifetime in months (default: the setting ltv_cap_months)" };
    private static readonly Option<string> Format = new("--format") { Description = "text, csv or json", DefaultValueFactory = _ => "text" };
    private static readonly Option<string> Table = new("--table") { Description = "Of csv and json: retention or ltv", DefaultValueFactory = _ => "retention" };

    public static Command Build()
    {
        Format.AcceptOnlyFromAmong("text", "csv", "json");
        Table.AcceptOnlyFromAmong("retention", "ltv");
        var command = new Command("whatif", "Simulate retention at other churns, and LTV at other churn, margin and price") { Home, Month, YearlyChurn, Years, Churn, Margin, Price, Cap, Format, Table };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Cap) is < 1 or > 600) result.AddError("--cap: expected 1 to 600 months");
        });
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var home = arguments.GetValue(Home)!;
        using var metrics = QueryCommand.Open(home);
        var from = WhatIfBase.Read(metrics, arguments.GetValue(Month) ?? metrics.Context.ClosingMonth, arguments.GetValue(Cap) ?? WhatIfBase.CapOf(new WarehouseHome(home).PublishedLink));
        IReadOnlyList<RetentionScenario> scenarios =
        [
            .. Of(YearlyChurn).Select(churn => new RetentionScenario(string.Create(CultureInfo.InvariantCulture, $"{churn * 100:0.##} %"), churn)),
            .. from.YearlyChurn is { } own ? [new RetentionScenario("own", own)] : Array.Empty<RetentionScenario>(),
        ];
        var years = Of(Years).Select(year => (int)year).Order().ToList();
        if (arguments.GetValue(Format) == "text")
        {
            WhatIfText.Write(from, scenarios, years, Of(Churn), Of(Margin), Of(Price), Console.Out);
            return 0;
        }

        var table = arguments.GetValue(Table) == "retention"
            ? WhatIfTables.Retention(from, scenarios, years)
            : WhatIfTables.Ltv(
                from.Ltv ?? throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"--month {from.Month:yyyy-MM}: arpa, mean_churn or gross_margin is unknown; mean churn and margin need twelve whole months")),
                Of(Churn), Of(Margin), Of(Price));
        if (arguments.GetValue(Format) == "csv") CsvFormat.Write(table, Console.Out);
        else JsonFormat.Write(table, Console.Out);
        return 0;

        IReadOnlyList<decimal> Of(Option<decimal[]> option) => arguments.GetValue(option)!;
    }

    /// <summary>Percents with commas, as shares: <c>3,25</c> is 0.03 and 0.25.</summary>
    private static Option<decimal[]> Percents(string name, string description, decimal least, decimal most, params string[] usual)
    {
        var option = Numbers(name, description, least, most, isWhole: false, usual);
        var parse = option.CustomParser!;
        option.CustomParser = result => parse(result)?.Select(percent => percent / 100).ToArray();
        option.DefaultValueFactory = _ => [.. usual.Select(text => decimal.Parse(text, CultureInfo.InvariantCulture) / 100)];
        return option;
    }

    private static Option<decimal[]> Numbers(string name, string description, decimal least, decimal most, bool isWhole, params string[] usual) => new(name)
    {
        Description = $"{description}, with commas (default: {string.Join(',', usual)})",
        CustomParser = result => Parse(result, name, least, most, isWhole),
        DefaultValueFactory = _ => [.. usual.Select(text => decimal.Parse(text, CultureInfo.InvariantCulture))],
    };

    private static decimal[]? Parse(ArgumentResult result, string name, decimal least, decimal most, bool isWhole)
    {
        var numbers = new List<decimal>();
        foreach (var text in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!decimal.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < least || number > most || (isWhole && number != decimal.Truncate(number)))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: expected {(isWhole ? "whole numbers" : "numbers")} from {least} to {most} with commas, found '{text}'"));
                return null;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }
}
