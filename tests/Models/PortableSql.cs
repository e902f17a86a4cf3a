using System.Text;
using System.Text.RegularExpressions;

namespace Warehouse.Tests.Models;

/// <summary>What models leave out, because engines disagree about it, sometimes silently.</summary>
internal static partial class PortableSql
{
    private static readonly (string Rule, Regex Pattern)[] Forbidden =
    [
        ("PIVOT", Pivot()),
        ("QUALIFY", Qualify()),
        ("division: use ratio, per_month or allocate", Division()),
        ("bare UNION", BareUnion()),
        ("round", Round()),
        ("concatenation, whose NULLs differ", Concatenation()),
        ("ordered aggregation into a text or list", ListAggregation()),
        ("SELECT * EXCLUDE or REPLACE", StarExcept()),
        ("strftime and its like", TimeFormat()),
        ("JSON arrows and lambdas", Arrow()),
        ("RANGE frame", RangeFrame()),
        ("date_trunc: use month_of and its like", DateTrunc()),
        ("interval arithmetic: use add_days or add_months", IntervalLiteral()),
        ("::", ShortCast()),
        ("FILTER clause", FilterClause()),
        ("join of one engine", JoinOfOneEngine()),
        ("GROUP BY ALL", GroupByAll()),
        ("subquery outside FROM, which may be correlated", Subquery()),
    ];

    /// <summary>The rules that a model breaks, each with its line: "12: QUALIFY".</summary>
    public static IReadOnlyList<string> Faults(string sql)
    {
        var code = WithoutCommentsAndTexts(sql);
        var faults = Forbidden.SelectMany(rule => rule.Pattern.Matches(code).Select(match => (match.Index, rule.Rule)))
            .Concat(NeighbourCalls(code).Where(call => !HasTypedDefault(call.Arguments)).Select(call => (call.Index, Rule: "lag or lead without a typed default")));
        return [.. faults.OrderBy(fault => fault.Index).Select(fault => $"{code[..fault.Index].Count(letter => letter == '\n') + 1}: {fault.Rule}")];
    }

    /// <summary>The SQL with every comment and text blanked out, line breaks kept.</summary>
    internal static string WithoutCommentsAndTexts(string sql)
    {
        var code = new StringBuilder(sql.Length);
        foreach (Match piece in Pieces().Matches(sql))
        {
            if (piece.Groups["code"].Success) code.Append(piece.Value);
            else if (piece.Groups["text"].Success) code.Append("''");
            else foreach (var letter in piece.Value) code.Append(letter == '\n' ? '\n' : ' ');
        }

        return code.ToString();
    }

    private static IEnumerable<(int Index, List<string> Arguments)> NeighbourCalls(string code)
    {
        foreach (Match call in Neighbour().Matches(code))
        {
            var arguments = new List<string> { "" };
            var depth = 0;
            for (var i = call.Index + call.Length; i < code.Length && depth >= 0; i++)
            {
                depth += code[i] switch { '(' => 1, ')' => -1, _ => 0 };
                if (depth == 0 && code[i] == ',') arguments.Add("");
                else if (depth >= 0) arguments[^1] += code[i];
            }

            yield return (call.Index, [.. arguments.Select(argument => argument.Trim())]);
        }
    }

    private static bool HasTypedDefault(List<string> arguments) => arguments is [_, _, var last] && !Untyped().IsMatch(last);

    [GeneratedRegex(@"(?<text>'(?:[^']|'')*')|(?<comment>--[^\n]*|/\*[\s\S]*?\*/)|(?<code>[\s\S])")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"\b(un)?pivot\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pivot();

    [GeneratedRegex(@"\bqualify\b", RegexOptions.IgnoreCase)]
    private static partial Regex Qualify();

    [GeneratedRegex(@"/+|\bdivide\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Division();

    [GeneratedRegex(@"\bunion\b(?!\s+(all|distinct)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex BareUnion();

    [GeneratedRegex(@"\bround(_even)?\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Round();

    [GeneratedRegex(@"\|\||\bconcat(_ws)?\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Concatenation();

    [GeneratedRegex(@"\b(string_agg|listagg|group_concat|array_agg|list)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex ListAggregation();

    [GeneratedRegex(@"\*\s*(exclude|except|replace)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StarExcept();

    [GeneratedRegex(@"\b(strftime|strptime|date_format|to_char)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex TimeFormat();

    [GeneratedRegex("->")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\brange\s+(between|unbounded|current|interval)\b", RegexOptions.IgnoreCase)]
    private static partial Regex RangeFrame();

    [GeneratedRegex(@"\bdate_trunc\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex DateTrunc();

    [GeneratedRegex(@"\binterval\b", RegexOptions.IgnoreCase)]
    private static partial Regex IntervalLiteral();

    [GeneratedRegex("::")]
    private static partial Regex ShortCast();

    [GeneratedRegex(@"\bfilter\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex FilterClause();

    [GeneratedRegex(@"\b(asof|anti|semi|positional|lateral|natural)\b", RegexOptions.IgnoreCase)]
    private static partial Regex JoinOfOneEngine();

    [GeneratedRegex(@"\b(group|order)\s+by\s+all\b", RegexOptions.IgnoreCase)]
    private static partial Regex GroupByAll();

    [GeneratedRegex(@"(?<!\b(as|from|join)\s*)\(\s*(select|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Subquery();

    [GeneratedRegex(@"\b(lag|lead)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Neighbour();

    [GeneratedRegex(@"^(null|[\d.+-]+|'')$", RegexOptions.IgnoreCase)]
    private static partial Regex Untyped();
}
