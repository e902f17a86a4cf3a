using System.Globalization;
using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Vendors;

/// <summary>How a record of billing or support tells whose it is.</summary>
internal enum LinkKind
{
    /// <summary>It carries our number of the account.</summary>
    Number,

    /// <summary>Only an address at the company's domain says it.</summary>
    Domain,

    /// <summary>Only the company's name says it, written in another way.</summary>
    Name,
}

/// <summary>The traces by which an account can be known again in the systems of several vendors.</summary>
internal static class AccountLink
{
    /// <summary>Accounts of a company have different names, legal forms apart, up to here.</summary>
    private const int DifferentNames = 880;

    /// <summary>Six in ten records carry the number, two the domain, two the name. Accounts in the standard source have no domain: there four have the name alone.</summary>
    /// <param name="plan">The account.</param>
    /// <param name="salt">Different for each system.</param>
    /// <param name="shape">Where the accounts are.</param>
    public static LinkKind KindOf(AccountPlan plan, int salt, ExtractShape shape) => (((plan.Index * 7L) + salt) % 10) switch
    {
        < 6 => LinkKind.Number,
        < 8 when shape is ExtractShape.Salesforce or ExtractShape.HubSpot => LinkKind.Domain,
        _ => plan.Index < DifferentNames ? LinkKind.Name : LinkKind.Number,
    };

    /// <summary>Whether the CRM once held the account twice, until the records were merged; billing still names the one that is gone.</summary>
    public static bool WasHeldTwice(AccountPlan plan) => plan.Index % 40 == 7;

    /// <summary>The company's domain.</summary>
    public static string DomainOf(AccountPlan plan) => $"a{plan.Number}.example.jp";

    /// <summary>The company's name as bookkeepers write it: the legal form in short.</summary>
    public static string ShortName(string name) => name switch
    {
        _ when name.StartsWith("株式会社", StringComparison.Ordinal) => $"㈱{name[4..]}",
        _ when name.EndsWith("株式会社", StringComparison.Ordinal) => $"{name[..^4]}（株）",
        _ => name.Replace("合同会社", "合同会社　", StringComparison.Ordinal),
    };

    /// <summary>An instant in UTC as JSON interfaces write it, to the millisecond.</summary>
    public static string Utc(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day as text.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
