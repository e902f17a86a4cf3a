using Warehouse.Reports.Reading;
using Warehouse.Reports.Text;

namespace Warehouse.Reports.Packs;

/// <summary>The one member of a dimension that a pack is restricted to: a CSM's book, a touch tier.</summary>
/// <param name="Dimension">As the semantic layer names it, such as <c>account__csm</c>.</param>
/// <param name="Member">As the data has it.</param>
public sealed record PackScope(string Dimension, string Member)
{
    /// <summary>The accounts that one person looks after.</summary>
    public static PackScope Csm(string member) => new(Dimensions.Csm, member);

    /// <summary>The accounts of one touch tier.</summary>
    public static PackScope TouchTier(string member) => new(Dimensions.TouchTier, member);

    /// <summary>The filter that every question of the pack carries.</summary>
    public string Filter => $"{{{{ Dimension('{Dimension}') }}}} = {Literal(Member)}";

    /// <summary>Members as a filter's <c>in</c> takes them: <c>'a', 'b'</c>.</summary>
    public static string List(IEnumerable<string> members) => string.Join(", ", members.Select(Literal));

    private static string Literal(string member) => $"'{member.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>What the cover and every page's head call it: <c>ハイタッチ</c>, <c>担当 佐藤</c>, <c>CSM Sato</c>.</summary>
    public string Name(Language language) => Dimension switch
    {
        Dimensions.TouchTier => Members.Tier(language, Member),
        Dimensions.Csm => language.Pick($"担当 {Members.Name(language, Member)}", $"CSM {Members.Name(language, Member)}"),
        _ => Members.Name(language, Member),
    };
}
