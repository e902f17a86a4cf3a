using System.Globalization;

namespace Warehouse.Etl.Generate;

/// <summary>The file format of usage events; everything else is CSV.</summary>
public enum UsageFormat
{
    /// <summary>UTF-8 CSV with a header row.</summary>
    Csv,

    /// <summary>Parquet, smaller and faster to load.</summary>
    Parquet,
}

/// <summary>In whose systems the company's data lie.</summary>
public enum ExtractShape
{
    /// <summary>Everything in the standard source.</summary>
    Standard,

    /// <summary>
    /// Customers, sales, meetings, calls and mails in Salesforce, subscriptions and bills in Stripe, tickets in Zendesk but for those by telephone, which
    /// Salesforce keeps, and the rest in the standard source.
    /// </summary>
    Salesforce,

    /// <summary>The same with HubSpot in Salesforce's place.</summary>
    HubSpot,

    /// <summary>Subscriptions and bills in Stripe, everything else in the standard source.</summary>
    Stripe,

    /// <summary>Tickets in Zendesk, everything else in the standard source.</summary>
    Zendesk,
}

/// <summary>What to generate. The same options give the same bytes; no date comes from the clock.</summary>
public sealed record GenerateOptions
{
    /// <summary>The folder that receives <c>standard/</c>, the vendors' folders and <c>truth/</c>; none may hold anything yet.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Accounts in the CRM at the end, 1 to 100,000; default 1,200. About one in fifty never pays.</summary>
    public int Accounts { get; init; } = 1200;

    /// <summary>Months of history up to and with the closing month, 3 to 120; default 36.</summary>
    public int Months { get; init; } = 36;

    /// <summary>Whatever is not negative; another seed is another company. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Usage events aimed at in all, 0 to 100,000,000; default 1,000 for each account. The outcome is within some 15 %.</summary>
    public long? Events { get; init; }

    /// <summary>Any day in the last month that is closed; default October 2026. The extracts are taken on the 5th of the month after it.</summary>
    public DateOnly ClosingMonth { get; init; } = new(2026, 10, 1);

    /// <summary>Format of usage events; default CSV.</summary>
    public UsageFormat UsageFormat { get; init; } = UsageFormat.Csv;

    /// <summary>In whose systems the data lie; default the standard source. The company and its truth are the same in all.</summary>
    public ExtractShape Shape { get; init; } = ExtractShape.Standard;

    /// <summary>Whether some rows and files are spoilt as real ones are; <c>truth/dirty.csv</c> lists them. Standard shape only.</summary>
    public bool IsDirty { get; init; }

    /// <summary>The sources written, each a folder.</summary>
    public IReadOnlyList<string> Sources => Shape switch
    {
        ExtractShape.Standard => ["standard"],
        ExtractShape.Salesforce => ["standard", "salesforce", "stripe", "zendesk"],
        ExtractShape.HubSpot => ["standard", "hubspot", "stripe", "zendesk"],
        ExtractShape.Stripe => ["standard", "stripe"],
        _ => ["standard", "zendesk"],
    };

    /// <summary>Events aimed at once the default is filled in.</summary>
    public long EventTarget => Events ?? Accounts * 1000L;

    /// <summary>Each option that is out of its range, with what was expected and found; empty when all is well.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(OutputFolder)) faults.Add("--out: expected a folder, found nothing; name the folder to write to");
        Require("--accounts", Accounts, 1, 100_000);
        Require("--months", Months, 3, 120);
        Require("--seed", Seed, 0, long.MaxValue);
        Require("--events", EventTarget, 0, 100_000_000);
        if (ClosingMonth.Year is < 2015 or > 2100)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"--closing-month: expected a month from 2015-01 to 2100-12, found {ClosingMonth:yyyy-MM}"));
        if (IsDirty && Shape != ExtractShape.Standard) faults.Add($"--dirty: expected the standard shape, found {Shape}; leave one of the two out");
        return faults;

        void Require(string option, long value, long least, long most)
        {
            if (value < least || value > most)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{option}: expected a whole number from {least} to {most}, found {value}"));
        }
    }

    /// <summary>Checks every option at once.</summary>
    /// <exception cref="WarehouseException">Some option is out of its range; the message lists <see cref="Faults"/>.</exception>
    public void Validate()
    {
        if (Faults() is { Count: > 0 } faults) throw new WarehouseException(string.Join(Environment.NewLine, faults));
    }
}
