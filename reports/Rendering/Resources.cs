namespace Warehouse.Reports.Rendering;

/// <summary>Texts that are built into the assembly: style sheets and scripts.</summary>
public static class Resources
{
    /// <summary>A resource by its logical name.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly holds no resource '{name}'");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Every style sheet, the theme's first, then in the order of their names.</summary>
    public static string StyleSheets() => string.Join("\n", typeof(Resources).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".css", StringComparison.Ordinal))
        .OrderBy(name => name.StartsWith("Theme", StringComparison.Ordinal) ? 0 : 1)
        .ThenBy(name => name, StringComparer.Ordinal)
        .Select(Text));
}
