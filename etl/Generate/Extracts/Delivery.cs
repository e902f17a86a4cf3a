using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>A delivery of one object: a folder with its files and, once disposed, its manifest.</summary>
public sealed class Delivery : IDisposable
{
    private readonly List<IDisposable> _open = [];
    private readonly List<string> _files = [];
    private readonly DateTimeOffset _extractedAt;
    private readonly bool _isComplete;

    /// <summary>Creates the delivery's folder, named after its day in Tokyo.</summary>
    /// <param name="source">The source's folder.</param>
    /// <param name="object">The object, which names the folder and the files.</param>
    /// <param name="extractedAt">When the extract was taken, in Tokyo's time.</param>
    /// <param name="isComplete">Whether a row that it lacks is thereby deleted.</param>
    public Delivery(string source, string @object, DateTimeOffset extractedAt, bool isComplete)
    {
        Object = @object;
        _extractedAt = extractedAt;
        _isComplete = isComplete;
        Folder = Path.Combine(source, @object, DateOnly.FromDateTime(extractedAt.DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The object delivered.</summary>
    public string Object { get; }

    /// <summary>The folder of the files.</summary>
    public string Folder { get; }

    /// <summary>Opens a CSV file with the object's columns in the standard source.</summary>
    public CsvFile Open() => Open(ObjectShapes.All[Object]);

    /// <summary>Opens a CSV file with these columns.</summary>
    public CsvFile Open(string[] columns)
    {
        var file = new CsvFile(Path.Combine(Folder, Name(".csv")), columns);
        _open.Add(file);
        return file;
    }

    /// <summary>Opens a file of JSON lines.</summary>
    public JsonFile OpenJson()
    {
        var file = new JsonFile(Path.Combine(Folder, Name(".jsonl")));
        _open.Add(file);
        return file;
    }

    /// <summary>The path of a file that something else writes.</summary>
    public string Add(string fileName)
    {
        _files.Add(fileName);
        return Path.Combine(Folder, fileName);
    }

    /// <summary>Closes the files and writes the manifest.</summary>
    public void Dispose()
    {
        foreach (var file in _open) file.Dispose();
        var manifest = new JsonObject
        {
            ["extracted_at"] = _extractedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture),
            ["files"] = new JsonArray([.. _files.Select(file => JsonValue.Create(file))]),
            ["complete"] = _isComplete,
        };
        File.WriteAllText(Path.Combine(Folder, "_manifest.json"), manifest.ToJsonString(Readable) + "\n", new UTF8Encoding(false));
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string Name(string extension)
    {
        var name = Object + extension;
        _files.Add(name);
        return name;
    }
}
