using Warehouse.Etl.Generate.Company;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Usage;

/// <summary>Notes the days and users of one account as its use is simulated, day after day.</summary>
internal sealed class AccountDays(int account)
{
    private readonly List<DayOfUse> _days = [];
    private readonly SortedDictionary<int, ProductUser> _users = [];

    public int Account { get; } = account;

    /// <summary>A visit, which always begins with a login.</summary>
    public void Note(DateOnly day, int user, int features)
    {
        if (_days.Count > 0 && _days[^1].Day == day) _days[^1] = _days[^1] with { Features = _days[^1].Features | features };
        else _days.Add(new DayOfUse(day, true, features));
        // A customer that comes back gets its users back.
        if (!_users.TryGetValue(user, out var known)) _users[user] = new ProductUser(user, day, null);
        else if (known.Deactivated is not null) _users[user] = known with { Deactivated = null };
    }

    public void Deactivate(DateOnly day)
    {
        foreach (var user in _users.Values.ToArray()) _users[user.Number] = user with { Deactivated = user.Deactivated ?? day };
    }

    public AccountUsage ToUsage() => new(_days, [.. _users.Values]);
}

/// <summary>The seats of the core product, asked for day after day.</summary>
internal sealed class SeatsByDay(IEnumerable<Stretch> stretches)
{
    private readonly Stretch[] _core = [.. stretches.Where(stretch => stretch is { IsTrial: false, Product: Catalogue.Core }).OrderBy(stretch => stretch.Start)];
    private int _at;

    /// <summary>Seats on the day; the days must not go back.</summary>
    public int On(DateOnly day)
    {
        while (_at + 1 < _core.Length && _core[_at + 1].Start <= day) _at++;
        return _core.Length == 0 ? 1 : _core[_at].Seats;
    }
}
