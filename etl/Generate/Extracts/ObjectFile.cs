namespace Warehouse.Etl.Generate.Extracts;

/// <summary>An object that is delivered once, as one CSV file taken at the extraction.</summary>
internal sealed class ObjectFile : IDisposable
{
    private readonly Delivery _delivery;
    private readonly CsvFile _file;

    public ObjectFile(string source, string @object, DateTimeOffset extractedAt)
    {
        _delivery = new Delivery(source, @object, extractedAt, isComplete: false);
        _file = _delivery.Open();
    }

    public void Row(params ReadOnlySpan<object?> values) => _file.Row(values);

    public void Dispose() => _delivery.Dispose();
}
