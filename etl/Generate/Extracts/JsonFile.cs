using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Writes one JSON object a line, UTF-8, LF line ends.</summary>
public sealed class JsonFile : IDisposable
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StreamWriter _writer;

    /// <summary>Creates the file.</summary>
    public JsonFile(string path) => _writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    /// <summary>Writes an object.</summary>
    public void Line(JsonObject line) => _writer.WriteLine(line.ToJsonString(Plain));

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}

/// <summary>An object that is delivered once, as one file of JSON lines taken at the extraction.</summary>
internal sealed class JsonObjectFile : IDisposable
{
    private readonly Delivery _delivery;
    private readonly JsonFile _file;

    public JsonObjectFile(string source, string @object, DateTimeOffset extractedAt)
    {
        _delivery = new Delivery(source, @object, extractedAt, isComplete: false);
        _file = _delivery.OpenJson();
    }

    public void Line(JsonObject line) => _file.Line(line);

    public void Dispose() => _delivery.Dispose();
}
