using System.Globalization;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Extracts;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>Writes the truth beside the extracts, for tests to compare with; no extract needs it.</summary>
internal sealed class TruthFiles : IDisposable
{
    private readonly CsvFile _mrr, _movements, _tiers;

    public TruthFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        _mrr = Open("mrr", "account_id", "month", "mrr", "paused");
        _movements = Open("movements", "account_id", "month", "movement", "upsell", "cross_sell", "amount");
        _tiers = Open("touch_tier", "account_id", "month", "touch_tier");

        CsvFile Open(string name, params string[] columns) => new(Path.Combine(folder, name + ".csv"), columns);
    }

    public void Write(string accountId, AccountTruth truth)
    {
        foreach (var position in truth.Positions.Where(position => position.Mrr != 0))
            _mrr.Row(accountId, Text(position.Month), position.Mrr, position.Paused);
        foreach (var movement in truth.Movements)
            _movements.Row(accountId, Text(movement.Month), movement.KindText, movement.Upsell, movement.CrossSell, movement.Amount);
        foreach (var (month, tier) in truth.TouchTiers)
            _tiers.Row(accountId, Text(month), tier.Text());
    }

    public void Dispose()
    {
        _mrr.Dispose();
        _movements.Dispose();
        _tiers.Dispose();
    }

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
