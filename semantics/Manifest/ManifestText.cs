using System.Text;
using YamlDotNet.RepresentationModel;

namespace Warehouse.Semantics.Manifest;

/// <summary>One manifest file, and the values of the names that its texts leave open: <c>$source_schema</c>.</summary>
/// <param name="File">As it is shown in messages.</param>
internal sealed record ManifestText(string File, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>A text with its <c>$name</c>s filled in.</summary>
    /// <exception cref="SemanticException">A name has no value; the message says how to give one.</exception>
    public string Value(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return text.Contains('$', StringComparison.Ordinal) ? Filled(text, scalar) : text;
    }

    private string Filled(string text, YamlScalarNode scalar)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var end = at + 1;
            if (text[at] == '$')
            {
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
            }

            var name = text[(at + 1)..end];
            filled.Append(name.Length == 0 || char.IsAsciiDigit(name[0]) ? text[at..end] : Setting(name, scalar));
            at = end;
        }

        return filled.ToString();
    }

    private string Setting(string name, YamlScalarNode scalar) => Settings.TryGetValue(name, out var value)
        ? value
        : throw new Place(File, (int)scalar.Start.Line).Error($"'${name}' has no value: give it with --set {name}=VALUE");
}
