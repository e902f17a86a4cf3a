using System.Globalization;
using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Extracts;

namespace Warehouse.Etl.Generate.Truth;

/// <summary>Writes the truth beside the extracts, for tests to compare with; no extract needs it.</summary>
internal sealed class TruthFiles : IDisposable
{
    private readonly Dictionary<string, CsvFile> _files = [];
    private readonly CsvFile _mrr, _movements, _tiers, _lives, _journeys, _phases;

    public TruthFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        _mrr = Open("mrr", "account_id", "month", "mrr", "paused");
        _movements = Open("movements", "account_id", "month", "movement", "upsell", "cross_sell", "amount");
        _tiers = Open("touch_tier", "account_id", "month", "touch_tier");
        _lives = Open("lives", "account_id", "life_number", "start_date", "end_date", "intra_month");
        _journeys = Open(
            "journey", "account_id", "life_number", "contract_started", "kickoff", "first_login", "first_value", "onboarding_completed", "adopted",
            "first_expansion", "first_engagement", "first_renewal", "first_referral", "churned", "adopted_by_any_feature");
        _phases = Open("phase", "account_id", "month", "phase");

        CsvFile Open(string name, params string[] columns) => _files[name] = new(Path.Combine(folder, name + ".csv"), columns);
    }

    /// <summary>Rows written so far, by file.</summary>
    public IEnumerable<(string File, long Rows)> Rows => _files.Select(file => (file.Key, file.Value.Rows));

    public void Write(string accountId, AccountTruth truth)
    {
        foreach (var position in truth.Positions.Where(position => position.Mrr != 0 || position.Paused != 0))
            _mrr.Row(accountId, Text(position.Month), position.Mrr, position.Paused);
        foreach (var movement in truth.Movements)
            _movements.Row(accountId, Text(movement.Month), movement.KindText, movement.Upsell, movement.CrossSell, movement.Amount);
        foreach (var (month, tier) in truth.TouchTiers)
            _tiers.Row(accountId, Text(month), tier.Text());
        foreach (var life in truth.Lives)
            _lives.Row(accountId, life.Number, life.Start, life.End, life.IsIntraMonth);
        foreach (var journey in truth.Journeys)
        {
            _journeys.Row(
                accountId, journey.Life.Number, journey.Life.Start, journey.Kickoff, journey.FirstLogin, journey.FirstValue, journey.OnboardingCompleted, journey.Adopted,
                journey.FirstExpansion, journey.FirstEngagement, journey.FirstRenewal, journey.FirstReferral, journey.Life.End, journey.AdoptedByAnyFeature);
        }

        foreach (var (month, phase) in truth.Phases)
            _phases.Row(accountId, Text(month), phase);
    }

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
