using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Warehouse.Etl.Settings;

/// <summary>What may stand under a key of <c>warehouse.json</c>.</summary>
internal enum SettingKind
{
    Text,
    Word,
    Flag,
    Whole,
    Number,
    Date,
    Texts,

    /// <summary>An object of named keys.</summary>
    Group,

    /// <summary>An object whose keys are the user's own; its one member describes each.</summary>
    Named,
}

/// <summary>A key of <c>warehouse.json</c>: what it means, what may stand there, and what holds where nothing does.</summary>
/// <remarks>Settings are read, refused, printed and turned into the JSON Schema by these declarations, so none of the four knows a key or a bound that another does not.</remarks>
internal sealed record Setting(string Key, SettingKind Kind, string Meaning)
{
    /// <summary>The least number.</summary>
    public decimal Least { get; init; }

    /// <summary>The largest number.</summary>
    public decimal Most { get; init; }

    /// <summary>What holds where no file has the key, as JSON; null where that is nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The words that it may be, or that its list may hold; empty = any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The keys of a group; of a named object one, which is each entry.</summary>
    public IReadOnlyList<Setting> Members { get; init; } = [];

    /// <summary>The pattern of a text; null = any that is not empty.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the pattern means, as an error says it.</summary>
    public string PatternMeaning { get; init; } = "a text";

    /// <summary>What is expected, as an error says it.</summary>
    public string Expected => Kind switch
    {
        SettingKind.Text => PatternMeaning,
        SettingKind.Word => $"{string.Join(", ", Words.SkipLast(1).Select(word => $"\"{word}\""))} or \"{Words[^1]}\"",
        SettingKind.Flag => "true or false",
        SettingKind.Whole => FormattableString.Invariant($"a whole number from {Least} to {Most}"),
        SettingKind.Number => FormattableString.Invariant($"a number from {Least} to {Most}"),
        SettingKind.Date => "a date (YYYY-MM-DD)",
        SettingKind.Texts => Words.Count == 0 ? "a list of texts" : $"a list of {string.Join(", ", Words)}",
        _ => "an object",
    };

    /// <summary>Whether a value may stand there; members are not looked at.</summary>
    public bool Accepts(JsonElement value) => Kind switch
    {
        SettingKind.Text => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0 && (Pattern is null || Regex.IsMatch(value.GetString()!, Pattern)),
        SettingKind.Word => value.ValueKind == JsonValueKind.String && Words.Contains(value.GetString(), StringComparer.Ordinal),
        SettingKind.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        SettingKind.Whole => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) && whole >= Least && whole <= Most,
        SettingKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= Least && number <= Most,
        SettingKind.Date => value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        SettingKind.Texts => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && (Words.Count == 0 || Words.Contains(item.GetString(), StringComparer.Ordinal))),
        _ => value.ValueKind == JsonValueKind.Object,
    };

    /// <summary>The declaration at a path below this one.</summary>
    /// <exception cref="InvalidOperationException">None is declared there.</exception>
    public Setting At(IEnumerable<string> path) => path.Aggregate(this, (setting, key) =>
        setting.Member(key) ?? throw new InvalidOperationException($"warehouse.json has no declared key '{string.Join('.', path)}'"));

    /// <summary>The declaration of a key under this one; null where there is none.</summary>
    public Setting? Member(string key) => Kind == SettingKind.Named ? Members[0] : Members.FirstOrDefault(member => member.Key == key);
}
