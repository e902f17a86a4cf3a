using System.Text.Json.Nodes;

namespace Warehouse.Reports.Text;

/// <summary>Where a number comes from: what must be asked, and what is done with the answers, for anyone to arrive at it again.</summary>
public abstract record Origin
{
    /// <summary>Whether anything was asked; what is made of constants alone has no origin worth naming.</summary>
    public abstract bool IsAsked { get; }

    /// <summary>A number that the pack itself says.</summary>
    public static Origin Constant(decimal value) => new Fixed(value);

    /// <summary>A cell of the semantic layer's answer.</summary>
    /// <param name="question">What was asked; the same object for the same question.</param>
    /// <param name="key">The groups' members, in the question's order.</param>
    public static Origin Cell(Question question, string metric, params IReadOnlyList<object?> key) => new Answered(question, metric, key);

    /// <summary>How many rows of an answer a metric flags by being above zero.</summary>
    public static Origin Rows(Question question, string flag) => new Listed("rows", question, [flag]);

    /// <summary>A metric's sum over the rows that another flags.</summary>
    public static Origin Total(Question question, string metric, string flag) => new Listed("total", question, [metric, flag]);

    /// <summary>The days from one day to another.</summary>
    public static Origin Days(DateOnly from, DateOnly to) => Record("days", "", Question.Text(from)!, Question.Text(to)!);

    /// <summary>A column of a list that is no answer to a question about metrics: the version's records, the books, the closes.</summary>
    /// <param name="key">What tells the row from the others.</param>
    public static Origin Record(string list, string column, params IReadOnlyList<string> key) => new Recorded(list, column, key);

    /// <summary>An operation over origins: <c>+ - * /</c>.</summary>
    /// <param name="value">Its result, which is all that is kept where nothing was asked.</param>
    public static Origin Of(string operation, decimal value, params IReadOnlyList<Origin> parts) =>
        parts.Any(part => part.IsAsked) ? new Computed(operation, parts) : new Fixed(value);

    /// <summary>How many of the parts lie between two bounds: a count even where there are none.</summary>
    public static Origin Between(decimal low, decimal high, IReadOnlyList<Origin> parts) => new Computed("between", [Constant(low), Constant(high), .. parts]);

    /// <summary>As JSON: a number, <c>[question, metric, member…]</c>, <c>["of", list, column, key…]</c>, <c>["rows", question, flag]</c>, <c>["total", question, metric, flag]</c>, or <c>[operation, part…]</c>.</summary>
    /// <param name="number">Gives each question its number.</param>
    public abstract JsonNode ToJson(Func<Question, int> number);

    private static JsonArray Array(JsonNode first, IEnumerable<JsonNode?> rest) => [first, .. rest];

    private sealed record Fixed(decimal Value) : Origin
    {
        public override bool IsAsked => false;

        public override JsonNode ToJson(Func<Question, int> number) => JsonValue.Create(Value);
    }

    private sealed record Answered(Question Question, string Metric, IReadOnlyList<object?> Key) : Origin
    {
        public override bool IsAsked => true;

        public override JsonNode ToJson(Func<Question, int> number) => Array(number(Question), [Metric, .. Key.Select(member => (JsonNode?)Question.Text(member))]);
    }

    private sealed record Listed(string Operation, Question Question, IReadOnlyList<string> Metrics) : Origin
    {
        public override bool IsAsked => true;

        public override JsonNode ToJson(Func<Question, int> number) => Array(Operation, [number(Question), .. Metrics.Select(metric => (JsonNode)metric)]);
    }

    private sealed record Recorded(string List, string Column, IReadOnlyList<string> Key) : Origin
    {
        public override bool IsAsked => true;

        public override JsonNode ToJson(Func<Question, int> number) => Array("of", [List, Column, .. Key.Select(part => (JsonNode)part)]);
    }

    private sealed record Computed(string Operation, IReadOnlyList<Origin> Parts) : Origin
    {
        public override bool IsAsked => true;

        public override JsonNode ToJson(Func<Question, int> number) => Array(Operation, Parts.Select(part => (JsonNode?)part.ToJson(number)));
    }
}

/// <summary>A question about metrics, as <c>warehouse query</c> takes it; which metrics stands with each figure.</summary>
/// <param name="GroupBy">The dimensions.</param>
/// <param name="Start">First day; so <paramref name="End"/> the last.</param>
/// <param name="Where">Filters.</param>
public sealed record Question(IReadOnlyList<string> GroupBy, DateOnly? Start, DateOnly? End, IReadOnlyList<string> Where)
{
    /// <summary>A member in the form that keys have.</summary>
    public static string? Text(object? member) => member switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => member.ToString(),
    };
}
