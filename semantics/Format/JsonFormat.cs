using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Warehouse.Semantics.Format;

/// <summary>A list of objects, one a row, keys in the order of the columns. Dates are ISO texts; NULL is null; text stays readable.</summary>
public static class JsonFormat
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(MetricTable table, TextWriter writer)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var row in table.Rows) Row(json, table.Columns, row);
            json.WriteEndArray();
        }

        writer.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        writer.Write('\n');
    }

    private static void Row(Utf8JsonWriter json, IReadOnlyList<string> columns, IReadOnlyList<object?> row)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i]);
            switch (row[i])
            {
                case null:
                    json.WriteNullValue();
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                case int or long or decimal or double:
                    json.WriteRawValue(CellText.Of(row[i])!);
                    break;
                case DateTime instant:
                    json.WriteStringValue(instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    json.WriteStringValue(CellText.Of(row[i]));
                    break;
            }
        }

        json.WriteEndObject();
    }
}
