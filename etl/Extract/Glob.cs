using System.Text;
using System.Text.RegularExpressions;

namespace Warehouse.Etl.Extract;

/// <summary>A pattern of relative paths: <c>**/</c> any folders or none, <c>*</c> and <c>?</c> within one name, <c>{a,b}</c> either. Case doesn't matter.</summary>
public sealed class Glob
{
    private readonly Regex shape;

    public Glob(string pattern)
    {
        Pattern = pattern;
        shape = new Regex(Translate(pattern), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Pattern { get; }

    /// <summary>Whether a path relative to the source's folder, with slashes, is meant.</summary>
    public bool Matches(string relativePath) => shape.IsMatch(relativePath);

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when pattern.AsSpan(at).StartsWith("**/"):
                    regex.Append("(?:[^/]+/)*");
                    at += 2;
                    break;
                case '*' when pattern.AsSpan(at).StartsWith("**"):
                    regex.Append(".*");
                    at++;
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '{':
                    regex.Append("(?:");
                    break;
                case '}':
                    regex.Append(')');
                    break;
                case ',':
                    regex.Append(pattern.IndexOf('}', at) >= 0 ? "|" : ",");
                    break;
                case var letter:
                    regex.Append(Regex.Escape(letter.ToString()));
                    break;
            }
        }

        return regex.Append('$').ToString();
    }
}
