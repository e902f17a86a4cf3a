using System.Globalization;

namespace Warehouse.Semantics.Expressions;

/// <summary>Reads the language of filters, measures and derived metrics.</summary>
/// <remarks>
/// or &lt; and &lt; not &lt; comparison, in, like, between, is null &lt; + - || &lt; * / % &lt; unary minus. References stand in double braces
/// as MetricFlow writes them; in a request's filter a bare name is a dimension too.
/// </remarks>
internal sealed class ExpressionParser
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "between", "case", "else", "end", "ilike", "in", "is", "like", "not", "or", "then", "when",
    };

    private readonly TokenStream tokens;
    private readonly Dialect dialect;

    private ExpressionParser(TokenStream tokens, Dialect dialect) => (this.tokens, this.dialect) = (tokens, dialect);

    private enum Dialect
    {
        /// <summary>Columns and constants.</summary>
        Manifest,

        /// <summary>Bare names are dimensions, literals are parameters.</summary>
        Request,
    }

    /// <summary>An expression or filter of the manifest.</summary>
    /// <param name="what">What is read, for messages: <c>models/metrics/mrr.yml, line 12: expr</c>.</param>
    /// <exception cref="SemanticException">The text is outside the language; the message shows the column, what was expected and what was found.</exception>
    public static Expression Manifest(string text, string what) => Parse(text, what, Dialect.Manifest);

    /// <summary>The filter of a request: its literals become <see cref="Parameter"/>.</summary>
    /// <exception cref="SemanticException">As for <see cref="Manifest"/>.</exception>
    public static Expression Request(string text, string what) => Parse(text, what, Dialect.Request);

    private static Expression Parse(string text, string what, Dialect dialect)
    {
        var tokens = new TokenStream(text, what);
        var parser = new ExpressionParser(tokens, dialect);
        var expression = parser.Or();
        if (tokens.Now.Kind != TokenKind.End) throw tokens.Unexpected("an operator, 'and', 'or' or the end");
        return expression;
    }

    private Expression Or()
    {
        var left = And();
        while (tokens.Take("or")) left = new Binary("or", left, And());
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (tokens.Take("and")) left = new Binary("and", left, Not());
        return left;
    }

    private Expression Not() => tokens.Take("not") ? new Unary("not", Not()) : Comparison();

    private Expression Comparison()
    {
        var left = Sum();
        foreach (var symbol in (string[])["=", "<>", "!=", "<=", ">=", "<", ">"])
        {
            if (tokens.Take(symbol)) return new Binary(symbol == "!=" ? "<>" : symbol, left, Sum());
        }

        if (tokens.Take("is"))
        {
            var isNot = tokens.Take("not");
            if (tokens.Take("null")) return new IsNull(left, isNot);
            if (tokens.Take("distinct"))
            {
                tokens.Expect("from");
                return new Binary(isNot ? "is not distinct from" : "is distinct from", left, Sum());
            }

            var truth = tokens.Take("true") ? true : tokens.Take("false") ? false : throw tokens.Unexpected("null, true or false");
            Expression isTruth = new Binary("=", new Call("coalesce", [left, new Constant(!truth)]), new Constant(truth));
            return isNot ? new Unary("not", isTruth) : isTruth;
        }

        var negated = tokens.Take("not");
        if (tokens.Take("in")) return new InList(left, List(), negated);
        if (tokens.Take("like")) return new Like(left, Sum(), negated);
        if (tokens.Take("ilike")) return new Like(left, Sum(), negated, IgnoresCase: true);
        if (tokens.Take("between"))
        {
            var low = Sum();
            tokens.Expect("and");
            return new Between(left, low, Sum(), negated);
        }

        return negated ? throw tokens.Unexpected("in, like, ilike or between") : left;
    }

    private Expression Sum()
    {
        var left = Product();
        while (tokens.TakeAny("+", "-", "||") is { } symbol) left = new Binary(symbol, left, Product());
        return left;
    }

    private Expression Product()
    {
        var left = Negation();
        while (tokens.TakeAny("*", "/", "%") is { } symbol) left = new Binary(symbol, left, Negation());
        return left;
    }

    private Expression Negation() => tokens.Take("-") ? new Unary("-", Negation()) : Casts(Primary());

    private Expression Casts(Expression operand)
    {
        while (tokens.Take("::")) operand = new Cast(operand, TypeParser.Read(tokens), IsLenient: false);
        return operand;
    }

    private List<Expression> List()
    {
        tokens.Expect("(");
        var items = new List<Expression>();
        do items.Add(Or());
        while (tokens.Take(","));
        tokens.Expect(")");
        return items;
    }

    private Expression Primary()
    {
        if (tokens.Take("(")) return Parenthesised();
        if (tokens.Take("{{")) return ReferenceParser.Read(tokens);
        var token = tokens.Next();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Literal(token.Text.Contains('.', StringComparison.Ordinal)
                    ? decimal.Parse(token.Text, CultureInfo.InvariantCulture)
                    : long.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.String:
                return Literal(token.Text);
            case TokenKind.QuotedWord:
                return Name(token);
            case TokenKind.Word when token.Is("true") || token.Is("false"):
                return new Constant(token.Is("true"));
            case TokenKind.Word when token.Is("null"):
                return new Constant(null);
            case TokenKind.Word when token.Is("case"):
                return CaseBranches();
            case TokenKind.Word when token.Is("interval") && tokens.Now.Kind is TokenKind.String or TokenKind.Number:
                return Length();
            case TokenKind.Word when (token.Is("date") || token.Is("timestamp")) && tokens.Now.Kind == TokenKind.String:
                return new Cast(Literal(tokens.Next().Text), token.Text.ToLowerInvariant(), IsLenient: false);
            case TokenKind.Word when (token.Is("cast") || token.Is("try_cast")) && tokens.Now.Is("("):
                return CastCall(isLenient: token.Is("try_cast"));
            case TokenKind.Word when token.Is("extract") && tokens.Now.Is("("):
                return Extract();
            case TokenKind.Word when tokens.Now.Is("(") && !Keywords.Contains(token.Text):
                return Function(token);
            case TokenKind.Word when !Keywords.Contains(token.Text):
                return Name(token);
            default:
                throw tokens.Unexpected("a value", token);
        }
    }

    private Expression Parenthesised()
    {
        var inner = Or();
        tokens.Expect(")");
        return inner;
    }

    private Expression Literal(object value) => dialect == Dialect.Request ? new Parameter(value) : new Constant(value);

    private Expression Name(Token token) => dialect == Dialect.Request ? new Reference(ReferenceKind.Dimension, token.Text, null) : new Column(token.Text);

    private Call Function(Token name)
    {
        if (!Functions.IsKnown(name.Text)) throw tokens.Unexpected($"a function: {NearestName.Suggest(name.Text, Functions.Names)}", name);
        return new Call(name.Text.ToLowerInvariant(), List());
    }

    private Cast CastCall(bool isLenient)
    {
        tokens.Expect("(");
        var operand = Or();
        tokens.Expect("as");
        var type = TypeParser.Read(tokens);
        tokens.Expect(")");
        return new Cast(operand, type, isLenient);
    }

    private Call Extract()
    {
        tokens.Expect("(");
        var part = tokens.Next();
        if (part.Kind is not (TokenKind.Word or TokenKind.String)) throw tokens.Unexpected("a part of a time such as month", part);
        tokens.Expect("from");
        var time = Or();
        tokens.Expect(")");
        return new Call("date_part", [new Constant(part.Text.ToLowerInvariant()), time]);
    }

    /// <summary><c>interval '7 days'</c> or <c>interval 7 day</c>.</summary>
    private Interval Length()
    {
        var found = tokens.Now;
        var text = tokens.Next().Text;
        if (found.Kind == TokenKind.Number || !text.Contains(' ', StringComparison.Ordinal)) text = $"{text} {tokens.Next().Text}";
        var parts = text.ToLowerInvariant().Split(' ');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && Grains.Parse(parts[1].TrimEnd('s')) is not null
            ? new Interval(string.Join(" ", parts))
            : throw tokens.Unexpected("a length such as '7 days'", found);
    }

    private Case CaseBranches()
    {
        var branches = new List<CaseBranch>();
        var compared = tokens.Now.Is("when") ? null : Or();
        while (tokens.Take("when"))
        {
            var when = compared is null ? Or() : new Binary("=", compared, Or());
            tokens.Expect("then");
            branches.Add(new CaseBranch(when, Or()));
        }

        if (branches.Count == 0) throw tokens.Unexpected("when");
        var otherwise = tokens.Take("else") ? Or() : null;
        tokens.Expect("end");
        return new Case(branches, otherwise);
    }
}
