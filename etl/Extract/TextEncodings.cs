using System.Text;

namespace Warehouse.Etl.Extract;

/// <summary>The encodings that a contract may name.</summary>
internal static class TextEncodings
{
    /// <summary>Other names under which Japanese systems write of the same code page; .NET's shift_jis is Microsoft's, with ①, 髙 and ～.</summary>
    private static readonly string[] ShiftJisToo = ["cp932", "ms932", "windows-31j", "sjis"];

    private static readonly string[] All = ["utf-8", "utf-16", "utf-16be", "shift_jis", "euc-jp", "iso-2022-jp", "windows-1252", "iso-8859-1", "gb18030", "big5", "euc-kr"];

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Names => string.Join(", ", All.Concat(ShiftJisToo));

    /// <summary>The name as it is kept, or null when it isn't known.</summary>
    public static string? Known(string name) => ShiftJisToo.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)
        ? "shift_jis"
        : All.FirstOrDefault(known => known.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A decoder that throws at bytes that the encoding doesn't have.</summary>
    public static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
