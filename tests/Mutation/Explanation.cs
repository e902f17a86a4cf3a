using System.Text.RegularExpressions;

namespace Warehouse.Mutation;

/// <summary>Why survivors are right to survive: a line of <c>explanations.tsv</c>, which is model, operator, change, the line of SQL, reason, between tabs.</summary>
/// <remarks>A cell that begins with <c>~</c> is a regular expression for the whole of it; any other is the text itself.</remarks>
internal sealed record Explanation(string Model, string Operator, string Change, string Context, string Reason)
{
    /// <exception cref="FormatException">A line has not five cells.</exception>
    public static IReadOnlyList<Explanation> Read(string file) =>
        [.. File.ReadAllLines(file).Select((text, number) => (Text: text, Number: number + 1)).Where(line => line.Text.Length > 0 && line.Text[0] != '#').Select(line => Of(line.Text, $"{file}:{line.Number}"))];

    public bool IsOf(Mutant mutant) => Fits(Model, mutant.Model.Name) && Fits(Operator, mutant.Operator) && Fits(Change, mutant.Change) && Fits(Context, mutant.Context);

    private static Explanation Of(string line, string place) => line.Split('\t') switch
    {
        [var model, var name, var change, var context, var reason] => new Explanation(model, name, change, context, reason),
        var cells => throw new FormatException($"{place}: expected model, operator, change, line of SQL and reason between tabs, found {cells.Length} cells"),
    };

    private static bool Fits(string cell, string text) => cell.StartsWith('~') ? Regex.IsMatch(text, $"^(?:{cell[1..]})$", RegexOptions.CultureInvariant) : cell == text;
}
