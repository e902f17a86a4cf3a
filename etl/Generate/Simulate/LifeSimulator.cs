using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>
/// Simulates one relationship, month by month from its first paid day: growth and cross-sell on the way, a renewal at each
/// term's end, until the day drawn for its departure or the horizon.
/// </summary>
internal sealed class LifeSimulator(Timeline timeline, Chance chance, string number, RevenueHistory history)
{
    private const double LapseShare = 0.02;
    private const double FailedTrialsPerYear = 0.03;

    private readonly List<Item> _items = [];
    private Contract _contract = null!;
    private Habits _habits = null!;
    private Departure _departure = null!;
    private double _health;
    private decimal _contractAnnual;
    private int? _termMonths;
    private (DateOnly, DateOnly)? _lapse;

    /// <summary>Adds the life's contracts, stretches and deals to the history, and the life itself.</summary>
    /// <param name="start">First paid day.</param>
    /// <param name="tier">The tier that it is sold in.</param>
    /// <param name="quality">How well customer and product suit each other, 0 to 1.</param>
    /// <param name="brief">Days until it is called off, for one that hardly begins.</param>
    public void Simulate(DateOnly start, TouchTier tier, double quality, int? brief = null)
    {
        Begin(start, tier, quality, out var onboardingDays);
        if (brief is not null) (_departure, onboardingDays) = (new Departure(null, brief, "cooling_off"), null);
        var end = _departure.AfterDays is { } days ? LeaveEarly(start.AddDays(days)) : Run(start);
        history.Lives.Add(new Life { Start = start, End = end, Health = _health, OnboardingDays = onboardingDays, Tier = tier, Lapse = _lapse });
        foreach (var item in _items) history.Stretches.Add(item.ToStretch());
        history.Contracts.Add(_contract);
    }

    private void Begin(DateOnly start, TouchTier tier, double quality, out int? onboardingDays)
    {
        _habits = Habits.Of(tier);
        onboardingDays = chance.Happens(0.70 + (0.30 * quality)) ? (int)chance.Skewed(46 - (14 * quality), 0.5, 10, 150) : null;
        var isOnboarded = onboardingDays <= 90;
        _health = Math.Clamp(0.22 + (0.56 * quality) + (isOnboarded ? 0.14 : -0.18) + (0.09 * chance.Normal()), 0.03, 0.98);
        _termMonths = chance.Happens(_habits.Rolling) ? null : chance.Happens(0.05) ? 24 : 12;
        _departure = Departure.Draw(chance, _habits, _health, isOnboarded, _termMonths);

        var signed = start.AddDays(-chance.Between(2, 25));
        var billing = _termMonths is null ? 1 : chance.Pick(_habits.Billing);
        Sign(start, signed, renewedFrom: null);
        var (median, spread, least, most) = _habits.Annual;
        AddItem(Catalogue.Core, Pricing.Round((decimal)chance.Skewed(median, spread, least, most)), PlanOf(tier), billing, start, signed);
        if (chance.Happens(_habits.FirstAddOns))
            AddItem(chance.Pick(Catalogue.AddOns), Pricing.AddOn(_items[0].Annual, chance), _items[0].Plan, billing, start, signed);
        if (_termMonths is not null && chance.Happens(0.18))
            foreach (var item in _items) item.AnnualDiscount = Pricing.Discount(item.Annual, chance);
        history.Sales.Add(new Sale(SaleKind.New, start, signed, Catalogue.Core, _items.Sum(item => item.Annual - item.AnnualDiscount), true));
    }

    /// <summary>Runs the months; returns the first day not served, or null at the horizon.</summary>
    private DateOnly? Run(DateOnly start)
    {
        var termStart = start;
        var monthOfTerm = 0;
        for (var served = 1; ; served++)
        {
            var anchor = termStart.AddMonths(++monthOfTerm);
            var leaving = served == _departure.AfterMonths;
            if (anchor > timeline.Horizon) return null;
            if (leaving) return Leave(anchor, anchor.AddDays(-chance.Between(5, 58)));

            var isQuiet = _departure.AfterMonths - served <= 4;
            if (monthOfTerm == _termMonths)
            {
                termStart = Renew(anchor, isQuiet);
                monthOfTerm = 0;
            }
            else if (!isQuiet)
            {
                ChangeOnTheWay(anchor, termStart.AddMonths(monthOfTerm + 1));
            }
        }
    }

    private DateOnly Leave(DateOnly end, DateOnly notice)
    {
        var known = Calendar.Later(notice, _contract.Start);
        CloseAll(end, known, _departure.Reason);
        _contract = _contract with { Notice = known, EndKnownOn = known, LeftOn = end };
        if (_contract.TermEnd is not null)
            history.Sales.Add(new Sale(SaleKind.Renewal, end, known, Catalogue.Core, _contractAnnual, false));
        return end;
    }

    private DateOnly LeaveEarly(DateOnly end)
    {
        var known = end.AddDays(-chance.Between(2, 7));
        CloseAll(end, known, _departure.Reason);
        _contract = _contract with { Notice = known, EndKnownOn = known, LeftOn = end };
        return end;
    }

    private DateOnly Renew(DateOnly due, bool isQuiet)
    {
        var signed = due.AddDays(-chance.Between(2, 40));
        var start = due;
        if (_lapse is null && chance.Happens(LapseShare))
        {
            start = due.AddDays(chance.Between(3, 26));
            signed = start.AddDays(-2);
            _lapse = (due, start);
        }

        history.Contracts.Add(_contract);
        var was = _contract.ContractId;
        foreach (var item in _items) history.Stretches.Add(item.ToStretch(due, start == due ? signed : due.AddDays(-7)));
        Sign(start, signed, chance.Happens(0.9) ? was : null);
        var before = _items.Sum(item => item.Annual - item.AnnualDiscount);
        foreach (var item in _items.ToArray()) RenewItem(item, start, signed, isQuiet);
        _contractAnnual = _items.Sum(item => item.Annual - item.AnnualDiscount);
        history.Sales.Add(new Sale(SaleKind.Renewal, due, signed, Catalogue.Core, Math.Max(before, _contractAnnual), true));
        return start;
    }

    private void RenewItem(Item item, DateOnly start, DateOnly signed, bool isQuiet)
    {
        (item.Since, item.KnownOn, item.BillingAnchor, item.ContractId) = (start, signed, start, _contract.ContractId);
        if (item.AnnualDiscount > 0 && !isQuiet && chance.Happens(0.55)) item.AnnualDiscount = 0;
        if (item.Product != Catalogue.Core && chance.Happens(0.07 * Strain)) _items.Remove(item);
        else if (chance.Happens(_habits.Shrinking * Strain)) Pricing.Resize(item, chance.Between(0.55, 0.92));
        else if (isQuiet) return;
        else if (chance.Happens(0.35 * _habits.SeatGrowth * Drive)) Grow(item, start, signed);
        else if (chance.Happens(0.12)) item.Annual = Pricing.Raised(item.Annual, chance);
    }

    private void ChangeOnTheWay(DateOnly anchor, DateOnly next)
    {
        var day = chance.Happens(0.5) ? anchor : anchor.AddDays(chance.Between(1, 26));
        if (day >= next || day > timeline.LastDay) return;
        var item = chance.Pick(_items);
        if (chance.Happens(_habits.SeatGrowth * Drive / 12)) Change(item, day, () => Grow(item, day, day));
        else if (chance.Happens(_habits.CrossSell * Drive / 12)) CrossSell(day);
        else if (_termMonths is null && chance.Happens(_habits.Shrinking * Strain / 12)) Change(item, day, () => Pricing.Resize(item, chance.Between(0.5, 0.9)));
        else if (_termMonths is null && anchor.Month == 4 && chance.Happens(0.12)) Change(item, day, () => item.Annual = Pricing.Raised(item.Annual, chance));
        else if (chance.Happens(FailedTrialsPerYear / 12) && NewAddOn() is { } product) Try(product, day.AddDays(-30), day, NextId(), day.AddDays(-30));
    }

    private void Change(Item item, DateOnly day, Action apply)
    {
        if (item.Since == day) return;
        var known = Calendar.Later(day.AddDays(-chance.Between(0, 12)), item.Since);
        history.Stretches.Add(item.ToStretch(day, known));
        (item.Since, item.KnownOn) = (day, known);
        apply();
    }

    private void Grow(Item item, DateOnly day, DateOnly settled)
    {
        var before = item.Annual;
        Pricing.Resize(item, 1 + chance.Skewed(0.29, 0.5, 0.06, 1.0));
        history.Sales.Add(new Sale(SaleKind.Upsell, day, Calendar.Earlier(day, settled), item.Product, item.Annual - before, true));
    }

    private void CrossSell(DateOnly day)
    {
        if (NewAddOn() is not { } product) return;
        var id = NextId();
        var isTried = chance.Happens(0.3) && day.AddDays(-30) >= _contract.Start;
        if (isTried) Try(product, day.AddDays(-30), day, id, day);
        var annual = Pricing.AddOn(_items[0].Annual, chance);
        var settled = day.AddDays(-chance.Between(0, 10));
        AddItem(product, annual, _items[0].Plan, _items[0].BillingMonths, day, settled, id);
        history.Sales.Add(new Sale(SaleKind.CrossSell, day, settled, product, annual, true));
    }

    private void Try(string product, DateOnly from, DateOnly to, string id, DateOnly endKnownOn)
    {
        if (from < _contract.Start) return;
        var core = _items[0];
        history.Stretches.Add(Pricing.Trial(id, product, core.Plan, core.Seats, Pricing.AddOn(core.Annual, chance), from, to, endKnownOn));
    }

    private string? NewAddOn()
    {
        var free = Catalogue.AddOns.Where(product => _items.TrueForAll(item => item.Product != product)).ToArray();
        return free.Length == 0 ? null : chance.Pick(free);
    }

    private void Sign(DateOnly start, DateOnly signed, string? renewedFrom) => _contract = new Contract
    {
        ContractId = $"C{number}-{history.Contracts.Count + 1}",
        Start = start,
        AgreedTermEnd = _termMonths is { } months ? start.AddMonths(months) : null,
        AutoRenew = chance.Happens(0.7),
        RenewedFrom = renewedFrom,
        SignedOn = signed,
    };

    private void AddItem(string product, decimal annual, Plan plan, int billing, DateOnly start, DateOnly known, string? id = null)
    {
        _items.Add(new Item
        {
            SubscriptionId = id ?? NextId(),
            Product = product,
            Plan = plan,
            Seats = Math.Max(1, (int)Math.Round((_items.Count > 0 ? _items[0].Annual : annual) / plan.SeatPrice)),
            Annual = annual,
            BillingMonths = billing,
            ContractId = _contract.ContractId,
            Since = start,
            KnownOn = known,
            BillingAnchor = _contract.Start,
        });
        _contractAnnual = _items.Sum(item => item.Annual - item.AnnualDiscount);
    }

    private void CloseAll(DateOnly end, DateOnly known, string? reason)
    {
        foreach (var item in _items) history.Stretches.Add(item.ToStretch(end, Calendar.Later(known, item.KnownOn), reason));
        _items.Clear();
    }

    private string NextId() => $"S{number}-{++history.ItemCount}";

    /// <summary>How much likelier than usual growth is.</summary>
    private double Drive => 0.35 + (1.15 * _health);

    /// <summary>How much likelier than usual loss is.</summary>
    private double Strain => 1.65 - (1.15 * _health);

    private Plan PlanOf(TouchTier tier) => Catalogue.Plans[(int)tier + (chance.Happens(0.4) ? 1 : 0)];
}
