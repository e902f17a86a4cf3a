using Warehouse.Etl;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.App.Pipeline;

/// <summary>The members that packs are printed for.</summary>
internal static class PackMembers
{
    private const string Counted = "paying_accounts";

    /// <summary>A scope for each member that had a paying account in the month, in the order of their names; accounts without a member are in none.</summary>
    /// <param name="asked">A dimension, <c>account__csm</c>, or one of an account's by its own name, <c>csm</c>.</param>
    /// <exception cref="WarehouseException">There is no such dimension, or it has no member then.</exception>
    public static IReadOnlyList<PackScope> Of(IMetrics metrics, string asked, DateOnly month)
    {
        var known = metrics.Definitions[Counted].Dimensions;
        var dimension = known.FirstOrDefault(name => name == asked) ?? known.FirstOrDefault(name => name == $"account__{asked}")
            ?? throw new WarehouseException($"--for-each {asked}: expected a dimension of accounts, such as csm or touch_tier{NearestName.Hint(asked, known.Select(name => name.Replace("account__", "", StringComparison.Ordinal)))}");
        var table = metrics.Query(new MetricRequest([Counted], [dimension]) { Start = Month.Of(month), End = Month.LastDay(month) });
        var members = table.Rows.Where(row => row[1] is not null && Convert.ToDecimal(row[1], System.Globalization.CultureInfo.InvariantCulture) > 0).Select(row => row[0]?.ToString()).OfType<string>();
        IReadOnlyList<PackScope> scopes = [.. members.Where(member => member.Length > 0).Order(StringComparer.Ordinal).Select(member => new PackScope(dimension, member))];
        return scopes.Count > 0 ? scopes : throw new WarehouseException($"--for-each {asked}: no paying account of {month:yyyy-MM} has one; ask for a pack of all accounts instead");
    }
}
