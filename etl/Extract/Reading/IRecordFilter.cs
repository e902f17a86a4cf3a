namespace Warehouse.Etl.Extract.Reading;

/// <summary>Says which records of a CSV file are wanted.</summary>
internal interface IRecordFilter
{
    /// <summary>Whether a line without quotes, which is a record by itself, is wanted; in UTF-8, without its end.</summary>
    bool Wants(ReadOnlySpan<byte> line);

    /// <summary>Whether a record is wanted.</summary>
    bool Wants(IReadOnlyList<string> fields);
}
