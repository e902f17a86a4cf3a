using System.Text.Json;
using Warehouse.Semantics;

namespace Warehouse.Benchmarks.Peers;

/// <summary>One of the twelve questions, with the SQL that an analyst would write for it by hand.</summary>
/// <param name="Name">Such as <c>mrr_by_quarter_tier</c>.</param>
internal sealed record Question(string Name, MetricRequest Request, string ByHand)
{
    public static IReadOnlyList<Question> ReadAll()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(InPeers("questions.json")));
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    public static string InPeers(params string[] path) => Path.Combine([AppContext.BaseDirectory, "Peers", .. path]);

    private static Question Read(JsonElement question)
    {
        var name = question.GetProperty("name").GetString()!;
        var request = new MetricRequest(Texts(question, "metrics"), Texts(question, "group_bys"))
        {
            Filters = Texts(question, "where"),
            Start = Day(question, "start"),
            End = Day(question, "end"),
            OrderBy = Texts(question, "order_bys"),
            Limit = question.GetProperty("limit") is { ValueKind: JsonValueKind.Number } limit ? limit.GetInt32() : null,
        };
        return new Question(name, request, File.ReadAllText(InPeers("hand", name + ".sql")));
    }

    private static string[] Texts(JsonElement question, string key) => [.. question.GetProperty(key).EnumerateArray().Select(text => text.GetString()!)];

    private static DateOnly? Day(JsonElement question, string key) =>
        question.GetProperty(key).GetString() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
}
