using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Warehouse.DuckDb;

namespace Warehouse.Tests.Reports;

/// <summary>What a printed pack says, read back from the PDF with poppler's pdftotext.</summary>
internal static partial class PaperText
{
    /// <summary>Each page's lines; how far apart the columns stand is not of interest.</summary>
    public static IReadOnlyList<string> Pages(string pdf)
    {
        var text = Said("pdftotext", "-layout", pdf, "-");
        Skip.If(text is null, "poppler's pdftotext is not installed");
        return
        [
            .. text!.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\f').Where(page => page.Trim().Length > 0)
                .Select(page => string.Join('\n', page.Split('\n').Select(line => Spaces().Replace(line, " ").Trim()).Where(line => line.Length > 0))),
        ];
    }

    /// <summary>All pages, each under its number.</summary>
    public static string Of(string pdf) => string.Concat(Pages(pdf).Select((page, number) => $"== {number + 1} ==\n{page}\n"));

    /// <summary>Compares a pack on paper with the text that was looked at and is right; <c>WAREHOUSE_APPROVE=1</c> writes it down.</summary>
    public static void ShouldBeApproved(string pdf, string name)
    {
        var text = Of(pdf);
        var approved = RepositoryRoot.Combine("tests", "Reports", "Approved", $"{name}.pdf.txt");
        if (Environment.GetEnvironmentVariable("WAREHOUSE_APPROVE") == "1") File.WriteAllText(approved, text);

        text.ShouldBe(File.ReadAllText(approved).ReplaceLineEndings("\n"));
    }

    /// <summary>The fonts as pdffonts lists them. Without poppler there is nothing to list them with; the other claims still hold.</summary>
    public static string[] Fonts(string pdf) => [.. (Said("pdffonts", pdf) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];

    /// <summary>What a program writes; null where it is not installed.</summary>
    public static string? Said(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
