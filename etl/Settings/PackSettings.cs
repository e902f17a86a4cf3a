namespace Warehouse.Etl.Settings;

/// <summary><c>packs</c>: from where on a pack speaks of something.</summary>
/// <param name="NotableChange"><c>notable_change</c>: a count or a cost that changed by less than this share is level. Default 0.05.</param>
/// <param name="LevelNet"><c>level_net</c>: MRR whose net is less than this share of its opening is level. Default 0.005.</param>
/// <param name="UnusualMultiple"><c>unusual_multiple</c>: a movement is unusual from this multiple of the median movement of the year before. Default 3.</param>
/// <param name="FewAccounts"><c>few_accounts</c>: a rate of fewer accounts is printed, but makes no title of its own. Default 5.</param>
/// <param name="FallingUse"><c>falling_use</c>: active days that fell by this share on the 28 days before are a reason to talk. Default 0.3.</param>
/// <param name="FullSeats"><c>full_seats</c>: seats used to this share are a reason to offer more. Default 0.8.</param>
/// <param name="LowCsat"><c>low_csat</c>: a mean satisfaction (1 to 5) below it is a reason to talk. Default 3.</param>
/// <param name="LostPoints"><c>lost_points</c>: points that a part of the health score lacks are told from here. Default 5.</param>
public sealed record PackSettings(
    decimal NotableChange, decimal LevelNet, decimal UnusualMultiple, int FewAccounts, decimal FallingUse, decimal FullSeats, decimal LowCsat, decimal LostPoints)
{
    internal static PackSettings Parse(SettingsReader read)
    {
        decimal Number(string key) => read.Number("packs", key) ?? 0;
        return new PackSettings(
            Number("notable_change"), Number("level_net"), Number("unusual_multiple"), read.Whole("packs", "few_accounts") ?? 0,
            Number("falling_use"), Number("full_seats"), Number("low_csat"), Number("lost_points"));
    }
}
