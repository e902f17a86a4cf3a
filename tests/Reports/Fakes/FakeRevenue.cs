namespace Warehouse.Tests.Reports.Fakes;

/// <summary>The invented warehouse's revenue metrics, worked out account by account.</summary>
public sealed class FakeRevenue(Scenario scenario, IReadOnlyList<FakeAccount> accounts, DateOnly first)
{
    public FakeView At(DateOnly month, string? cut, string? member) => new(scenario, accounts, first, month, cut, member);

    /// <summary>A cohort's retention; null where time has not reached or nobody was acquired.</summary>
    public object? Cohort(string metric, DateOnly cohort, int age)
    {
        var members = accounts.Where(account => account.Start == cohort).ToArray();
        var month = cohort.AddMonths(age);
        if (month > scenario.Closing || members.Length == 0) return null;
        return metric == "cohort_logo_retention"
            ? members.Count(account => account.Mrr(month) > 0) / (double)members.Length
            : (double)(members.Sum(account => account.Mrr(month)) / members.Sum(account => account.Mrr(cohort)));
    }
}
