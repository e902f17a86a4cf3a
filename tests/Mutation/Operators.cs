using System.Globalization;
using Warehouse.Etl.Build;

namespace Warehouse.Mutation;

/// <summary>The fixed list of changes, each at every place where it applies.</summary>
internal static class Operators
{
    public static readonly string[] Names = ["comparison", "join_kind", "join_key", "filter", "aggregate", "month", "distinct", "coalesce", "constant"];

    private static readonly Dictionary<string, string[]> Comparisons = new()
    {
        ["<"] = ["<=", ">"],
        ["<="] = ["<", ">="],
        [">"] = [">=", "<"],
        [">="] = [">", "<="],
        ["="] = ["<>"],
        ["<>"] = ["="],
        ["between"] = ["not between"],
    };

    private static readonly Dictionary<string, string> Aggregates = new(StringComparer.OrdinalIgnoreCase) { ["min"] = "max", ["max"] = "min", ["sum"] = "max", ["least"] = "greatest", ["greatest"] = "least", ["argmax"] = "arg_min" };

    /// <summary>Every mutant of a model, in the order of the text.</summary>
    public static IEnumerable<Mutant> Of(Model model)
    {
        var tokens = SqlToken.Read(model.Sql);
        var found = new List<Mutant>();
        for (var i = 0; i < tokens.Count; i++) found.AddRange(At(model, tokens, i));
        found.AddRange(Clauses.Of(model, tokens));
        return found.OrderBy(mutant => mutant.Start).ThenBy(mutant => mutant.Operator, StringComparer.Ordinal);
    }

    private static IEnumerable<Mutant> At(Model model, IReadOnlyList<SqlToken> tokens, int i)
    {
        var token = tokens[i];
        SqlToken? before = i > 0 ? tokens[i - 1] : null, after = i + 1 < tokens.Count ? tokens[i + 1] : null;
        var text = token.Text.ToLowerInvariant();
        Mutant Change(string name, string to) => new(model, name, token.Line, token.Start, token.Text, to);

        if (token.Kind is TokenKind.Sign or TokenKind.Word && Comparisons.TryGetValue(text, out var others) && before?.Is("not", "rows", "range") != true) foreach (var other in others) yield return Change("comparison", other);
        if (text == "in" && before?.Is("not") == false) yield return Change("comparison", "not in");
        if (text == "not" && before?.Is("is") == true) yield return Change("comparison", "");
        if (text == "null" && before?.Is("is") == true) yield return Change("comparison", "not null");

        if (text is "left" or "inner" && after?.Is("join") == true) yield return Change("join_kind", text == "left" ? "inner" : "left");
        if (text == "distinct" && before?.Is("is", "not") != true && after?.Is("from") != true) yield return Change("distinct", "");
        if (text == "union" && after?.Is("all") != true) yield return Change("distinct", "union all");

        if (token.Kind == TokenKind.Word && after?.Is("(") == true)
        {
            if (Aggregates.TryGetValue(text, out var swapped)) yield return Change("aggregate", swapped);
            var close = Closing(tokens, i + 1);
            var call = model.Sql[token.Start..tokens[close].End];
            if (text is "month_of" or "add_months" or "month_end") yield return new Mutant(model, "month", token.Line, token.Start, call, $"add_months({call}, 1)");
            if (text == "coalesce") yield return Coalesce(model, tokens, i, close);
        }

        if (IsConstant(tokens, i) && Changed(token) is { } changed) yield return Change("constant", changed);
    }

    /// <summary>A literal that takes the place of NULL becomes another; anything else that does is left out.</summary>
    private static Mutant Coalesce(Model model, IReadOnlyList<SqlToken> tokens, int at, int close)
    {
        var comma = Enumerable.Range(at, close - at).Last(k => tokens[k].Text == "," && tokens[k].Depth == tokens[at].Depth + 1);
        var last = tokens[comma + 1];
        if (comma + 2 == close && Changed(last) is { } other) return new Mutant(model, "coalesce", last.Line, last.Start, last.Text, other);
        var (from, to) = (tokens[comma].Start, tokens[close - 1].End);
        return new Mutant(model, "coalesce", tokens[comma].Line, from, model.Sql[from..to], "");
    }

    private static int Closing(IReadOnlyList<SqlToken> tokens, int open) => Enumerable.Range(open + 1, tokens.Count - open - 1).First(k => tokens[k].Text == ")" && tokens[k].Depth == tokens[open].Depth);

    /// <summary>Not the numbers of a type, such as <c>decimal(18, 4)</c>, nor a literal that <c>coalesce</c> has already.</summary>
    private static bool IsConstant(IReadOnlyList<SqlToken> tokens, int i)
    {
        var token = tokens[i];
        if (token.Kind == TokenKind.Word && !token.Is("true", "false")) return false;
        if (token.Kind == TokenKind.Sign) return false;
        var open = i;
        while (open > 0 && !(tokens[open].Text == "(" && tokens[open].Depth == token.Depth - 1)) open--;
        if (open > 0 && tokens[open - 1].Is("decimal")) return false;
        return !(open > 0 && tokens[open - 1].Is("coalesce") && tokens[i + 1].Text == ")");
    }

    private static string? Changed(SqlToken token) => token.Kind switch
    {
        TokenKind.Number => decimal.Parse(token.Text, CultureInfo.InvariantCulture) is var number && token.Text.Contains('.', StringComparison.Ordinal)
            ? (number + 0.5m).ToString(CultureInfo.InvariantCulture)
            : (number + 1).ToString(CultureInfo.InvariantCulture),
        TokenKind.Text when DateOnly.TryParseExact(token.Text.Trim('\''), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
            string.Create(CultureInfo.InvariantCulture, $"'{(date.Year == 9999 ? date.AddDays(-1) : date.AddDays(1)):yyyy-MM-dd}'"),
        TokenKind.Text => token.Text[..^1] + "_'",
        _ when token.Is("true") => "false",
        _ when token.Is("false") => "true",
        _ => null,
    };
}
