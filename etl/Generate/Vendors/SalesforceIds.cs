namespace Warehouse.Etl.Generate.Vendors;

/// <summary>Record ids as Salesforce forms them: 15 letters that tell case, and 3 more that let them be told apart without it.</summary>
public static class SalesforceIds
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>The id of a record.</summary>
    /// <param name="prefix">Three letters that name the object, such as 001 for accounts.</param>
    /// <param name="number">The record's number, below 62⁶.</param>
    public static string Of(string prefix, long number)
    {
        Span<char> counted = stackalloc char[6];
        for (var at = counted.Length - 1; at >= 0; at--, number /= Digits.Length) counted[at] = Digits[(int)(number % Digits.Length)];
        return WithoutCase($"{prefix}Mh0000{counted}");
    }

    /// <summary>The 18 letters of an id of 15: each five make one of the last three, whose bits say which of them are capitals.</summary>
    public static string WithoutCase(string letters) =>
        letters + string.Concat(Enumerable.Range(0, 3).Select(part => Checks[Enumerable.Range(0, 5).Sum(at => char.IsAsciiLetterUpper(letters[(part * 5) + at]) ? 1 << at : 0)]));
}
