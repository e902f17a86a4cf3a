using System.Globalization;
using System.Text.Json;

namespace Warehouse.Etl.Settings;

/// <summary>Reads typed values out of the layered settings by their declarations; every error names file, line, key, what was expected and what was found.</summary>
internal sealed class SettingsReader(LayeredJson json)
{
    /// <summary>Refuses keys that are not declared and values that may not stand where they do.</summary>
    /// <exception cref="WarehouseException">With the nearest known name.</exception>
    public void Validate() => Validate(DeclaredSettings.Root, []);

    public IReadOnlyList<string> Keys(params string[] path) => [.. json.Keys(path).Select(known => known.Key)];

    public string Text(params string[] path) => Find(path)?.GetString() ?? "";

    public bool Flag(params string[] path) => Find(path)?.GetBoolean() ?? false;

    public int? Whole(params string[] path) => Find(path)?.GetInt32();

    public decimal? Number(params string[] path) => Find(path)?.GetDecimal();

    public DateOnly? Date(params string[] path) => Find(path) is { } day ? DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<string> Texts(params string[] path) => Find(path)?.EnumerateArray().Select(item => item.GetString()!).ToList() ?? [];

    /// <summary>An error about the value at a path.</summary>
    public WarehouseException Error(string expected, params string[] path)
    {
        var found = json.Find(path);
        return new WarehouseException($"{json.Where(found?.File, path)}: '{string.Join('.', path)}': expected {expected}, found {found?.Value.GetRawText() ?? "nothing"}");
    }

    /// <summary>Every setting that holds, in the order of the declarations, with where it comes from.</summary>
    public IReadOnlyList<EffectiveSetting> Effective() => [.. Effective(DeclaredSettings.Root, [])];

    private IEnumerable<EffectiveSetting> Effective(Setting setting, string[] path) => setting.Kind switch
    {
        SettingKind.Group => setting.Members.Where(member => member.Key != "$schema").SelectMany(member => Effective(member, [.. path, member.Key])),
        SettingKind.Named => Keys(path).SelectMany(key => Effective(setting.Members[0], [.. path, key])),
        _ when json.Find(path) is var (file, value) => [new EffectiveSetting(string.Join('.', path), JsonSerializer.Serialize(value, EffectiveSetting.Plain), file, json.Line(file, path))],
        _ when setting.Default is { } usual => [new EffectiveSetting(string.Join('.', path), usual, null, null)],
        _ => [],
    };

    private void Validate(Setting setting, string[] path)
    {
        foreach (var (file, key) in json.Keys(path))
        {
            string[] at = [.. path, key];
            if (setting.Member(key) is not { } member)
                throw new WarehouseException($"{json.Where(file, at)}: unknown key '{string.Join('.', at)}'{NearestName.Hint(key, setting.Members.Select(known => known.Key).Where(known => known != "$schema"))}");
            if (json.Find(at) is var (_, value) && !member.Accepts(value)) throw Error(member.Expected, at);
            Validate(member, at);
        }
    }

    private JsonElement? Find(string[] path)
    {
        if (json.Find(path) is var (_, value)) return value;
        return DeclaredSettings.Root.At(path).Default is { } usual ? JsonElement.Parse(usual) : null;
    }
}
