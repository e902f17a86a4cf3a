using Warehouse.Etl.Build;

namespace Warehouse.Mutation;

/// <summary>Join keys and filters: every condition that <c>and</c> ties to others, left out one at a time.</summary>
internal static class Clauses
{
    private static readonly string[] Ends = ["join", "left", "inner", "cross", "full", "where", "group", "order", "having", "qualify", "union", "window", "limit", "on", "except", "intersect"];

    public static IEnumerable<Mutant> Of(Model model, IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || !tokens[i].Is("on", "where", "having", "qualify")) continue;
            var end = End(tokens, i);
            foreach (var (from, to) in Conditions(tokens, i + 1, end))
            {
                var (start, stop) = (tokens[from].Start, tokens[to].End);
                yield return new Mutant(model, tokens[i].Is("on") ? "join_key" : "filter", tokens[from].Line, start, model.Sql[start..stop], "true");
            }
        }
    }

    private static int End(IReadOnlyList<SqlToken> tokens, int clause)
    {
        for (var i = clause + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Depth < tokens[clause].Depth) return i;
            if (tokens[i].Depth == tokens[clause].Depth && tokens[i].Kind == TokenKind.Word && tokens[i].Is(Ends)) return i;
        }

        return tokens.Count;
    }

    /// <summary>First and last token of each condition; a clause with <c>or</c> is one.</summary>
    private static IEnumerable<(int From, int To)> Conditions(IReadOnlyList<SqlToken> tokens, int from, int end)
    {
        var depth = tokens[from - 1].Depth;
        bool IsOuter(int i, string word) => tokens[i].Depth == depth && tokens[i].Is(word);
        if (Enumerable.Range(from, end - from).Any(i => IsOuter(i, "or")))
        {
            yield return (from, end - 1);
            yield break;
        }

        var isBetween = false;
        for (var i = from; i < end; i++)
        {
            if (IsOuter(i, "between")) isBetween = true;
            if (!IsOuter(i, "and")) continue;
            if (isBetween)
            {
                isBetween = false;
                continue;
            }

            yield return (from, i - 1);
            from = i + 1;
        }

        yield return (from, end - 1);
    }
}
