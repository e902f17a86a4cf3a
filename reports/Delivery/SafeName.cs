using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Warehouse.Reports.Delivery;

/// <summary>A file name's part for any member of a dimension: the same member always gets the same one, two members never share one, and none leaves its folder.</summary>
/// <remarks>Letters and digits of any script stay, in small letters as some file systems know no others; a member that is changed by this has eight digits of its hash at its end.</remarks>
public static class SafeName
{
    private const int Longest = 80;

    /// <summary><c>high</c> stays; <c>佐藤 花子</c> becomes <c>佐藤_花子-</c> and its hash.</summary>
    public static string Of(string member)
    {
        var plain = new StringBuilder();
        foreach (var rune in member.Normalize(NormalizationForm.FormC).ToLowerInvariant().EnumerateRunes())
        {
            var isKept = Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            var next = isKept ? rune.ToString() : "_";
            // A file's name has room for 255 bytes.
            if (Encoding.UTF8.GetByteCount(plain.ToString()) + Encoding.UTF8.GetByteCount(next) > Longest) break;
            plain.Append(next);
        }

        var name = plain.ToString();
        return name.Length > 0 && name == member ? name : $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member)))[..8]}";
    }
}
