using System.Security.Cryptography;
using System.Text;

namespace Warehouse.Etl.Migrate;

/// <summary>A script with the hash that tells whether it changed; line ends don't count.</summary>
/// <param name="Name">As the journal names it: a path relative to the checkout's <c>sql/</c>.</param>
/// <param name="File">Its full path.</param>
/// <param name="Text">Its content.</param>
public sealed record ScriptText(string Name, string File, string Text)
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Hash { get; } = HashOf(Text);

    public static ScriptText Read(string folder, string file)
    {
        try
        {
            return new ScriptText(Path.GetRelativePath(folder, file).Replace('\\', '/'), file, System.IO.File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WarehouseException($"{file}: can't be read: {error.Message}", error);
        }
    }

    public static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
}
