using Warehouse.Reports.Reading;

namespace Warehouse.Tests.Reports.Fakes;

/// <summary>How long the invented warehouse's accounts stay: at each age, of those whom time has let reach it, the share that leaves then.</summary>
public sealed class FakeSurvival(IReadOnlyList<FakeAccount> accounts, DateOnly closing)
{
    private const int Oldest = 60;

    /// <summary>Rows of month, age and, where asked for, tier at the start.</summary>
    public IEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<string> metrics, bool isByTier)
    {
        var groups = isByTier ? accounts.GroupBy(account => (string?)account.Member(Dimensions.TouchTier, account.Start)) : accounts.GroupBy(_ => (string?)null);
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var share = 1.0;
            for (var age = 0; age <= Oldest; age++)
            {
                var atRisk = group.Where(account => account.Start.AddMonths(age) <= closing && Stays(account, age - 1)).ToArray();
                if (atRisk.Length == 0) break;
                share *= atRisk.Count(account => Stays(account, age)) / (double)atRisk.Length;
                object?[] key = isByTier ? [closing, age, group.Key] : [closing, age];
                yield return [.. key, .. metrics.Select(metric => metric == "survival" ? (object)share : (long)atRisk.Length)];
            }
        }
    }

    private static bool Stays(FakeAccount account, int age) => Enumerable.Range(0, Math.Max(0, age + 1)).All(month => account.Mrr(account.Start.AddMonths(month)) > 0);
}
