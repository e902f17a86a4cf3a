using System.Globalization;
using Warehouse.Etl.Generate.Company;

namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Invents the people at a customer; the first is the one who wanted the product.</summary>
internal static class ContactSimulator
{
    private static readonly string[] Titles = ["部長", "課長", "係長", "マネージャー", "担当", "主任", "取締役", "室長"];

    public static List<Contact> Simulate(AccountPlan plan, DateOnly created, Timeline timeline, long seed)
    {
        var chance = Chance.For(seed, "contacts", plan.Index);
        var count = plan.FirstTier switch { TouchTier.High => chance.Between(3, 5), TouchTier.Low => chance.Between(2, 3), _ => chance.Between(1, 2) };
        List<Contact> contacts = [];
        for (var number = 1; number <= count; number++)
        {
            var person = PersonNames.Draw(chance);
            var since = Calendar.Earlier(number == 1 ? created : created.AddDays(chance.Between(0, 60)), timeline.LastDay);
            var role = number switch { 1 => "champion", 2 => "decision_maker", 3 => "administrator", _ => "user" };
            // Addresses under example.jp belong to nobody.
            var address = string.Create(CultureInfo.InvariantCulture, $"{person.Latin}{number}@a{plan.Number}.example.jp");
            contacts.Add(new Contact($"P{plan.Number}-{number}", address, chance.Pick(Titles), role, since.InTokyo(chance.Between(540, 1080))));
        }

        return contacts;
    }
}
