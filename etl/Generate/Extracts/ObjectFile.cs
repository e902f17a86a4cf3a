namespace Warehouse.Etl.Generate.Extracts;

/// <summary>An object that is delivered once, as one CSV file taken at the extraction.</summary>
internal sealed class ObjectFile : IDisposable
{
    private readonly Delivery _delivery;
    private readonly CsvFile _file;

    /// <param name="source">The source's folder.</param>
    /// <param name="object">The object.</param>
    /// <param name="extractedAt">When the extract was taken.</param>
    /// <param name="columns">The columns; null for those of the standard source.</param>
    public ObjectFile(string source, string @object, DateTimeOffset extractedAt, string[]? columns = null)
    {
        _delivery = new Delivery(source, @object, extractedAt, isComplete: false);
        _file = columns is null ? _delivery.Open() : _delivery.Open(columns);
    }

    public void Row(params ReadOnlySpan<object?> values) => _file.Row(values);

    public void Dispose() => _delivery.Dispose();
}
