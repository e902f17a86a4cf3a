using System.Globalization;
using System.Text.RegularExpressions;

namespace Warehouse.Etl.Schedule;

/// <summary>Takes typed values out of one object of the schedule; every error names file, line, whose field it is, what was expected and what was found.</summary>
/// <param name="file">For messages.</param>
/// <param name="whose">"job 'load'", "calendar 'japan'" or nothing for the file itself.</param>
/// <param name="node">The object.</param>
internal sealed partial class ScheduleFields(string file, string whose, JsonNodeAt node)
{
    /// <summary>Refuses anything but an object with some of these fields.</summary>
    public ScheduleFields Only(params string[] known)
    {
        if (node.Fields is null) throw Wrong(node, null, "an object", node.Shown);
        foreach (var (name, value) in node.Fields)
        {
            if (!known.Contains(name, StringComparer.Ordinal)) throw Wrong(value, null, $"one of its fields ({string.Join(", ", known)})", $"'{name}'{NearestHint(name, known)}");
        }

        return this;
    }

    /// <summary>The fields of an object inside this one.</summary>
    public ScheduleFields Within(string field, JsonNodeAt inner) => new(file, $"{whose}, {field}", inner);

    public JsonNodeAt? Find(string field) => node.Fields!.TryGetValue(field, out var found) && found.Value is not null ? found : null;

    public string? Text(string field) => Read(field, "a text", found => found.Text is { Length: > 0 } text ? text : null);

    public int? Whole(string field, int least, int most) => Read(
        field,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        found => found.Value is decimal number && number == decimal.Truncate(number) && number >= least && number <= most ? (int?)number : null);

    public double? Number(string field, double least, double most) => Read(
        field,
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
        found => found.Value is decimal number && (double)number >= least && (double)number <= most ? (double?)number : null);

    public bool? Flag(string field) => Read(field, "true or false", found => found.Value as bool?);

    /// <summary>A length of time: a whole number and its unit, such as <c>90s</c>, <c>30m</c>, <c>26h</c> or <c>2d</c>.</summary>
    public TimeSpan? Span(string field) => Read(field, "a length of time such as 90s, 30m, 26h or 2d", found => ParseSpan(found.Text));

    /// <summary>A text or a list of texts.</summary>
    public IReadOnlyList<string> Texts(string field) => Read(
        field,
        "a text or a list of texts",
        found => found.Text is { } one ? [one] : found.Items is { } items && items.All(item => item.Text is not null) ? items.Select(item => item.Text!).ToList() : null) ?? [];

    /// <summary>One of a few words, or null.</summary>
    public string? Word(string field, params string[] words)
    {
        var expected = $"{string.Join(", ", words[..^1])} or {words[^1]}";
        return Read(field, expected, found => found.Text is { } text && words.Contains(text, StringComparer.Ordinal) ? text : null);
    }

    /// <summary>Refuses a name that is none of those known; an unwritten field, or names that nobody knows here, pass.</summary>
    public void Among(string field, IReadOnlyList<string>? known)
    {
        if (known is not null && Text(field) is { } name && !known.Contains(name, StringComparer.Ordinal)) throw Wrong(field, $"one of {string.Join(", ", known)}", $"'{name}'{NearestHint(name, [.. known])}");
    }

    /// <summary>An error about a field.</summary>
    public ScheduleException Wrong(string field, string expected, string? found = null) => Wrong(Find(field) ?? node, field, expected, found ?? Find(field)?.Shown ?? "nothing");

    public ScheduleException Wrong(JsonNodeAt at, string? field, string expected, string found) =>
        new($"{file}:{at.Line}: {string.Join(", ", new[] { whose, field }.Where(part => part is { Length: > 0 }))}{(whose.Length > 0 || field is not null ? ": " : "")}expected {expected}, found {found}");

    private static TimeSpan? ParseSpan(string? text)
    {
        if (text is null || SpanText().Match(text) is not { Success: true } match) return null;
        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    private static string NearestHint(string name, string[] known) => NearestName.Of(name, known) is { } near ? $"; did you mean '{near}'?" : "";

    private T? Read<T>(string field, string expected, Func<JsonNodeAt, T?> parse)
    {
        if (Find(field) is not { } found) return default;
        return parse(found) is { } parsed ? parsed : throw Wrong(field, expected);
    }

    [GeneratedRegex("^([0-9]{1,6})([smhd])$")]
    private static partial Regex SpanText();
}
