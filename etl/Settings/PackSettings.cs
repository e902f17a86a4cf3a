namespace Warehouse.Etl.Settings;

/// <summary><c>packs</c>: from where on a pack's titles speak of something.</summary>
/// <param name="NotableChange"><c>notable_change</c>: a count or a cost that changed by less than this share is level. Default 0.05.</param>
/// <param name="LevelNet"><c>level_net</c>: MRR whose net is less than this share of its opening is level. Default 0.005.</param>
/// <param name="UnusualMultiple"><c>unusual_multiple</c>: a movement is unusual from this multiple of the median movement of the year before. Default 3.</param>
/// <param name="FewAccounts"><c>few_accounts</c>: a rate of fewer accounts is printed, but makes no title of its own. Default 5.</param>
public sealed record PackSettings(decimal NotableChange, decimal LevelNet, decimal UnusualMultiple, int FewAccounts);
