using System.Text.Encodings.Web;
using System.Text.Json;

namespace Warehouse.Etl.Settings;

/// <summary>A setting as it holds.</summary>
/// <param name="Key">Its path, such as <c>touch_tiers.high_arr</c>.</param>
/// <param name="Value">As JSON.</param>
/// <param name="File">The file that says so; null: none does, it is the default.</param>
/// <param name="Line">Its line there, from 1.</param>
public sealed record EffectiveSetting(string Key, string Value, string? File, int? Line)
{
    internal static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>File and line, or that it is the default.</summary>
    public string From => File is null ? "default" : FormattableString.Invariant($"{File}:{Line}");
}
