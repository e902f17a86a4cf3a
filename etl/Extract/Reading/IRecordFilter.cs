namespace Warehouse.Etl.Extract.Reading;

/// <summary>Says which records of a CSV file are wanted.</summary>
internal interface IRecordFilter
{
    /// <summary>Whether a line without quotes, which is a record by itself, is wanted.</summary>
    bool Wants(ReadOnlySpan<char> line);

    /// <summary>Whether a record is wanted.</summary>
    bool Wants(IReadOnlyList<string> fields);
}
