using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Warehouse.Etl.Build;

namespace Warehouse.Mutation;

/// <summary>One change of one place of a model's SQL.</summary>
/// <param name="Operator">What kind of change it is.</param>
/// <param name="Start">Where in the SQL.</param>
/// <param name="Before">What stands there.</param>
/// <param name="After">What stands there instead.</param>
internal sealed record Mutant(Model Model, string Operator, int Line, int Start, string Before, string After)
{
    /// <summary>The model's SQL with the change.</summary>
    public string Sql => string.Concat(Model.Sql.AsSpan(0, Start), After, Model.Sql.AsSpan(Start + Before.Length));

    /// <summary>The same for the same change of the same file.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Model.FullName}\n{Model.Sql}\n{Start}\n{Operator}\n{After}"))))[..16];

    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(Model.SqlFile)}:{Line}");

    /// <summary>The line in which it stands.</summary>
    public string Context => Model.Sql.Split('\n')[Line - 1].Trim();

    /// <summary>What it does, in a line.</summary>
    public string Change => $"{OneLine(Before)} -> {(After.Length == 0 ? "(nothing)" : OneLine(After))}";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
