namespace Warehouse.Etl.Settings;

/// <summary>A value of an attribute that the ideal customer profile takes; of each attribute that the rule names, one must hold.</summary>
/// <param name="Attribute">industry, segment, region, country or employees.</param>
/// <param name="Member">The value; empty for employees.</param>
/// <param name="AtLeast">Of employees; null for no bound.</param>
/// <param name="AtMost">Of employees; null for no bound.</param>
public sealed record IcpCondition(string Attribute, string Member, int? AtLeast, int? AtMost)
{
    private static readonly (string Attribute, string Key)[] Lists = [("industry", "industries"), ("segment", "segments"), ("region", "regions"), ("country", "countries")];

    internal static IReadOnlyList<IcpCondition> Parse(SettingsReader read)
    {
        var (least, most) = (read.Whole("icp_rule", "minimum_employees"), read.Whole("icp_rule", "maximum_employees"));
        if (least > most) throw read.Error("at most icp_rule.maximum_employees", "icp_rule", "minimum_employees");
        return
        [
            .. Lists.SelectMany(list => read.Texts("icp_rule", list.Key).Distinct(StringComparer.Ordinal), (list, member) => new IcpCondition(list.Attribute, member, null, null)),
            .. least is null && most is null ? Array.Empty<IcpCondition>() : [new IcpCondition("employees", "", least, most)],
        ];
    }
}
