using System.Collections;
using System.Globalization;
using System.Text;

namespace Warehouse.DuckDb;

/// <summary>
/// Nested values as the text that DuckDB casts to STRUCT, MAP and lists of them, since no parameter carries these.
/// <code>
/// {"name": "日本", "tags": ["a", null]}   →   {'name': '日本', 'tags': ['a', NULL]}     a STRUCT
/// {1: "one"}                              →   {'1'='one'}                               a MAP
/// </code>
/// </summary>
/// <remarks>Every scalar is quoted, so that nothing inside a text can end it; DuckDB casts it to its field's type.</remarks>
internal static class NestedText
{
    /// <summary>Whether a value holds something that only its text carries.</summary>
    internal static bool Needs(object value) => value switch
    {
        IDictionary => true,
        string or byte[] => false,
        IEnumerable list => list.Cast<object?>().Any(item => item is not null && Needs(item)),
        _ => false,
    };

    internal static string Of(object value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                text.Append("NULL");
                break;
            case IDictionary<string, object?> fields:
                Join(text, '{', fields, '}', field => Pair(text, field.Key, ": ", field.Value));
                break;
            case IDictionary map:
                Join(text, '{', map.Keys.Cast<object>(), '}', key => Pair(text, key, "=", map[key]));
                break;
            case string word:
                Quote(text, word);
                break;
            case byte[] bytes:
                Quote(text, string.Concat(bytes.Select(b => $"\\x{b:X2}")));
                break;
            case IEnumerable list:
                Join(text, '[', list.Cast<object?>(), ']', item => Write(text, item));
                break;
            default:
                Quote(text, Scalar(value));
                break;
        }
    }

    private static void Pair(StringBuilder text, object key, string sign, object? value)
    {
        Write(text, key);
        text.Append(sign);
        Write(text, value);
    }

    private static void Join<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<T> write)
    {
        text.Append(open);
        foreach (var (index, item) in items.Index())
        {
            if (index > 0) text.Append(", ");
            write(item);
        }

        text.Append(close);
    }

    private static void Quote(StringBuilder text, string word) =>
        text.Append('\'').Append(word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append('\'');

    private static string Scalar(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateTime { Kind: not DateTimeKind.Local } time => time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
        TimeSpan span => $"{span.Ticks / TimeSpan.TicksPerMicrosecond} microseconds",
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        Enum name => name.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A value of type {value.GetType()} cannot be bound inside a nested parameter."),
    };
}
