using System.Text.RegularExpressions;
using Warehouse.Etl.Yaml;

namespace Warehouse.Etl.Extract;

/// <summary>Reads and validates one contract file.</summary>
public static partial class ContractFile
{
    private const decimal DefaultRejectLimit = 0.10m;

    /// <summary>The contract that a file states.</summary>
    /// <exception cref="WarehouseException">A key is unknown, missing or wrong; the message names file, line, column, expected and found.</exception>
    public static Contract Read(string file)
    {
        var yaml = YamlSection.Read(file).Only(
            "source", "object", "description", "files", "mode", "key", "updated", "time", "key_within", "time_zone", "encoding", "delimiter",
            "date_format", "timestamp_format", "null", "reject_limit", "columns", "rules");
        var name = Identifier(yaml, "object");
        var columns = yaml.Sections("columns").Select(Column).ToList();
        if (columns.Count == 0) throw yaml.Error("columns", "'columns': expected at least one column, found none");
        var names = columns.Select(column => column.Name).ToList();
        Unique(yaml, "columns", names, "column");
        Unique(yaml, "columns", columns.Where(column => column.Paths.Count == 0).Select(column => column.From), "name in the file");
        var rules = yaml.Sections("rules").Select(rule => Rule(rule, names)).ToList();
        Unique(yaml, "key", yaml.Texts("key"), "column");
        Unique(yaml, "rules", rules.Select(rule => rule.Name), "rule");
        return new Contract
        {
            File = file,
            Source = Identifier(yaml, "source"),
            Object = name,
            Description = DescriptionOf(yaml),
            Files = Patterns(yaml, name),
            Mode = Mode(yaml),
            Key = Known(yaml, "key", yaml.Texts("key") is { Count: > 0 } key ? key : throw yaml.Error("key", "'key': expected the columns that tell rows apart, found none"), names),
            Updated = yaml.OptionalText("updated") is { } updated ? Known(yaml, "updated", [updated], names)[0] : null,
            Time = Time(yaml, columns),
            KeyScope = Scope(yaml),
            TimeZone = yaml.OptionalText("time_zone") ?? "UTC",
            Encoding = TextEncodings.Known(yaml.OptionalText("encoding") ?? "utf-8") ?? throw yaml.Error("encoding", $"'encoding': expected one of {TextEncodings.Names}, found '{yaml.OptionalText("encoding")}'"),
            Delimiter = Delimiter(yaml),
            DateFormats = yaml.Texts("date_format"),
            TimestampFormats = yaml.Texts("timestamp_format"),
            Nulls = yaml.Texts("null"),
            RejectLimit = yaml.Number("reject_limit") switch
            {
                null => DefaultRejectLimit,
                { } limit and >= 0 and <= 1 => limit,
                var other => throw yaml.Error("reject_limit", $"'reject_limit': expected a share from 0 to 1, found {other}"),
            },
            Columns = columns,
            Each = JsonPaths.ListOf(yaml, columns),
            Rules = rules,
        };
    }

    private static ContractColumn Column(YamlSection yaml)
    {
        yaml.Only("name", "type", "required", "description", "from", "path", "minimum", "maximum", "values", "pattern");
        var name = Identifier(yaml, "name");
        var written = yaml.Text("type");
        var type = ColumnType.Parse(written) ?? throw yaml.Error("type", $"'type': expected one of {string.Join(", ", ColumnType.Names)}, found '{written}'{NearestName.Hint(written, ColumnType.Names)}");
        var isNumber = type.Kind is ColumnKind.Integer or ColumnKind.Bigint or ColumnKind.Double or ColumnKind.Decimal;
        foreach (var bound in new[] { "minimum", "maximum" })
        {
            if (yaml.Has(bound) && !isNumber) throw yaml.Error(bound, $"'{bound}': only a number column has bounds, and {name} is {written}");
        }

        if (yaml.Number("minimum") is { } least && yaml.Number("maximum") is { } most && least > most) throw yaml.Error("maximum", $"'maximum': expected at least the minimum of {written} {name}, {least}, found {most}");
        foreach (var check in new[] { "values", "pattern" })
        {
            if (yaml.Has(check) && type.Kind != ColumnKind.Varchar) throw yaml.Error(check, $"'{check}': only a varchar column has one, and {name} is {written}");
        }

        return new ContractColumn(
            name, type, yaml.Flag("required", false), yaml.OptionalText("from") ?? name, JsonPaths.Of(yaml), DescriptionOf(yaml),
            yaml.Number("minimum"), yaml.Number("maximum"), yaml.Texts("values"), yaml.OptionalText("pattern"));
    }

    private static RowRule Rule(YamlSection yaml, List<string> columns)
    {
        yaml.Only("name", "sql", "column", "reason");
        return new RowRule(Identifier(yaml, "name"), yaml.Text("sql"), Known(yaml, "column", [yaml.Text("column")], columns)[0], yaml.Text("reason"));
    }

    private static Description DescriptionOf(YamlSection yaml)
    {
        if (yaml.Section("description") is not { } both) throw yaml.Error("description", "'description': expected {en: …, ja: …}, found nothing");
        both.Only("en", "ja");
        return new Description(both.Text("en"), both.Text("ja"));
    }

    private static List<Glob> Patterns(YamlSection yaml, string name)
    {
        var patterns = yaml.Texts("files");
        return [.. (patterns.Count > 0 ? patterns : [$"{name}/**", $"{name}.*"]).Select(pattern => new Glob(pattern))];
    }

    private static DeliveryMode Mode(YamlSection yaml) => yaml.Text("mode") switch
    {
        "snapshot" => DeliveryMode.Snapshot,
        "incremental" => DeliveryMode.Incremental,
        "events" => DeliveryMode.Events,
        var other => throw yaml.Error("mode", $"'mode': expected snapshot, incremental or events, found '{other}'"),
    };

    private static string? Time(YamlSection yaml, List<ContractColumn> columns)
    {
        if (yaml.OptionalText("time") is not { } name) return null;
        Known(yaml, "time", [name], [.. columns.Select(column => column.Name)]);
        if (Mode(yaml) != DeliveryMode.Events) throw yaml.Error("time", "'time': only events have one; take it out, or set 'mode: events'");
        var column = columns.First(column => column.Name == name);
        return column is { Required: true, Type.Kind: ColumnKind.Date or ColumnKind.Timestamp }
            ? name
            : throw yaml.Error("time", $"'time': expected a required date or timestamp, and {name} is {(column.Required ? "" : "an optional ")}{column.Type.Sql.ToLowerInvariant()}");
    }

    private static KeyScope Scope(YamlSection yaml)
    {
        var scope = yaml.OptionalText("key_within") switch
        {
            null or "ever" => KeyScope.Ever,
            "year" => KeyScope.Year,
            "month" => KeyScope.Month,
            "day" => KeyScope.Day,
            var other => throw yaml.Error("key_within", $"'key_within': expected day, month, year or ever, found '{other}'{NearestName.Hint(other, ["day", "month", "year", "ever"])}"),
        };
        return scope == KeyScope.Ever || yaml.Has("time") ? scope : throw yaml.Error("key_within", "'key_within': expected 'time' beside it, the column whose days, months or years are meant; found none");
    }

    private static char? Delimiter(YamlSection yaml) => yaml.OptionalText("delimiter") switch
    {
        null => null,
        "tab" => '\t',
        { Length: 1 } one => one[0],
        var other => throw yaml.Error("delimiter", $"'delimiter': expected one character or tab, found '{other}'"),
    };

    private static IReadOnlyList<string> Known(YamlSection yaml, string key, IReadOnlyList<string> names, IReadOnlyList<string> columns)
    {
        foreach (var name in names)
        {
            if (!columns.Contains(name)) throw yaml.Error(key, $"'{key}': no column is named '{name}'{NearestName.Hint(name, columns)}");
        }

        return names;
    }

    private static void Unique(YamlSection yaml, string key, IEnumerable<string> names, string what)
    {
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw yaml.Error(key, $"'{key}': the {what} '{twice.Key}' is there {twice.Count()} times");
        }
    }

    /// <summary>Names become tables, columns and ledger entries, so they are plain: a letter, then letters, digits and underscores.</summary>
    private static string Identifier(YamlSection yaml, string key)
    {
        var text = yaml.Text(key);
        return PlainName().IsMatch(text) && !text.Contains("__", StringComparison.Ordinal)
            ? text
            : throw yaml.Error(key, $"'{key}': expected a name of lower-case letters, digits and single underscores, found '{text}'");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex PlainName();
}
