using System.Globalization;
using System.Text.RegularExpressions;

namespace Warehouse.Tests.Semantics.Evaluator.Sql;

/// <summary>Parses an expression by recursive descent, loosest operator first.</summary>
internal sealed partial class Parser
{
    private readonly List<string> tokens;
    private int at;

    private Parser(string text) => tokens = [.. Tokens().Matches(text).Select(m => m.Value).Where(t => !string.IsNullOrWhiteSpace(t))];

    private string Next => at < tokens.Count ? tokens[at] : "";

    public static Node Parse(string text)
    {
        var parser = new Parser(text);
        var node = parser.Or();
        return parser.Next.Length == 0 ? node : throw new RefusedException($"'{parser.Next}' is left over in: {text}");
    }

    /// <summary>Every reference and column of an expression.</summary>
    public static IEnumerable<Node> Names(Node node) => node switch
    {
        Column or Reference => [node],
        Unary u => Names(u.Operand),
        Binary b => Names(b.Left).Concat(Names(b.Right)),
        In i => Names(i.Operand).Concat(i.Members.SelectMany(Names)),
        IsNull n => Names(n.Operand),
        Call c => c.Arguments.SelectMany(Names),
        Cast c => Names(c.Operand),
        Case c => c.Branches.SelectMany(b => Names(b.When).Concat(Names(b.Then))).Concat(c.Else is null ? [] : Names(c.Else)),
        _ => [],
    };

    private bool Take(string word)
    {
        if (!Next.Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word)) throw new RefusedException($"expected '{word}', found '{Next}'");
    }

    private Node Or()
    {
        var left = And();
        while (Take("or")) left = new Binary("or", left, And());
        return left;
    }

    private Node And()
    {
        var left = Not();
        while (Take("and")) left = new Binary("and", left, Not());
        return left;
    }

    private Node Not() => Take("not") ? new Unary("not", Not()) : Comparison();

    private Node Comparison()
    {
        var left = Sum();
        if (Take("is"))
        {
            var negated = Take("not");
            Expect("null");
            return new IsNull(left, negated);
        }

        var isNegated = Take("not");
        if (Take("in")) return new In(left, List(), isNegated);
        if (Take("between"))
        {
            var low = Sum();
            Expect("and");
            Node between = new Binary("and", new Binary(">=", left, low), new Binary("<=", left, Sum()));
            return isNegated ? new Unary("not", between) : between;
        }

        foreach (var sign in new[] { "=", "<>", "!=", "<=", ">=", "<", ">" })
        {
            if (Take(sign)) return new Binary(sign == "!=" ? "<>" : sign, left, Sum());
        }

        return left;
    }

    private Node Sum()
    {
        var left = Product();
        while (Next is "+" or "-" or "||") left = new Binary(tokens[at++], left, Product());
        return left;
    }

    private Node Product()
    {
        var left = Atom();
        while (Next is "*" or "/") left = new Binary(tokens[at++], left, Atom());
        return left;
    }

    private Node Atom()
    {
        if (Take("-")) return new Unary("-", Atom());
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        if (Take("case")) return CaseWhen();
        if (Take("cast"))
        {
            Expect("(");
            var operand = Or();
            Expect("as");
            var type = tokens[at++];
            Expect(")");
            return new Cast(operand, type);
        }

        if (Next.Length == 0) throw new RefusedException("an expression ends early");
        var token = tokens[at++];
        if (token.StartsWith("{{", StringComparison.Ordinal)) return ReferenceText.Parse(token);
        if (token[0] == '\'') return new Literal(token[1..^1].Replace("''", "'", StringComparison.Ordinal));
        if (char.IsDigit(token[0])) return new Literal(double.Parse(token, CultureInfo.InvariantCulture));
        if (token.ToLowerInvariant() is "true" or "false") return new Literal(bool.Parse(token));
        if (token.Equals("null", StringComparison.OrdinalIgnoreCase)) return new Literal(null);
        if (!char.IsLetter(token[0]) && token[0] != '_') throw new RefusedException($"'{token}' is no expression");
        return Next == "(" ? new Call(token.ToLowerInvariant(), List()) : new Column(token);
    }

    private Case CaseWhen()
    {
        var branches = new List<(Node, Node)>();
        while (Take("when"))
        {
            var when = Or();
            Expect("then");
            branches.Add((when, Or()));
        }

        var otherwise = Take("else") ? Or() : null;
        Expect("end");
        return new Case(branches, otherwise);
    }

    private List<Node> List()
    {
        Expect("(");
        var members = new List<Node>();
        while (!Take(")"))
        {
            members.Add(Or());
            Take(",");
        }

        return members;
    }

    [GeneratedRegex(@"\{\{.*?\}\}|'(?:[^']|'')*'|\d+(?:\.\d+)?|[A-Za-z_][A-Za-z_0-9]*|<=|>=|<>|!=|\|\||\S", RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
