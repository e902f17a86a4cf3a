using Warehouse.App.Close;
using Warehouse.App.Reconcile;
using Warehouse.Etl;
using Warehouse.Etl.Settings;
using Warehouse.Reports.Packs;
using Warehouse.Semantics;

namespace Warehouse.App.Pipeline;

/// <summary>What a pack needs beside metrics: the version's own records, the closes, the reconciliation.</summary>
internal static class PackSources
{
    /// <summary>The request of one pack, month and language, with what the home knows; a reader's own choices are laid over it.</summary>
    /// <exception cref="WarehouseException">The log of closes was tampered with.</exception>
    public static PackRequest Request(WarehouseHome home, IMetrics metrics, string pack, DateOnly month, string language, string folder) => new(month, language, folder)
    {
        Quality = pack == "board" ? QualityReader.Read(home) : null,
        Finance = pack == "finance" ? FinanceReader.Read(metrics, home, month) : null,
        Thresholds = Thresholds(home),
        Closes = pack == "success" ? null : CloseReader.Read(home),
    };

    private static PackThresholds Thresholds(WarehouseHome home)
    {
        var settings = WarehouseSettings.Read(home, Checkout.Current().SettingsFile);
        return new PackThresholds
        {
            NotableChange = settings.Packs.NotableChange,
            LevelNet = settings.Packs.LevelNet,
            UnusualMultiple = settings.Packs.UnusualMultiple,
            FewAccounts = settings.Packs.FewAccounts,
            FallingUse = settings.Packs.FallingUse,
            FullSeats = settings.Packs.FullSeats,
            LowCsat = settings.Packs.LowCsat,
            LostPoints = settings.Packs.LostPoints,
            HealthyFrom = settings.Scores.HealthyFrom,
            RiskBelow = settings.Scores.RiskBelow,
        };
    }
}
