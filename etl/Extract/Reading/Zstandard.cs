namespace Warehouse.Etl.Extract.Reading;

internal static class Zstandard
{
    public static void Unpack(Stream packed, Stream plain) => throw new InvalidDataException("Zstandard is not read yet");
}
