using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Text;

public sealed class LanguageTests
{
    private static readonly DateOnly Day = new(2026, 11, 5);

    [Fact]
    public void Dates_Japanese_FollowTheHouseForms()
    {
        Language.Japanese.Date(Day).ShouldBe("2026年11月5日");
        Language.Japanese.Month(Day).ShouldBe("2026年11月");
        Language.Japanese.MonthName(Day).ShouldBe("11月");
        Language.Japanese.MonthOnAxis(Day).ShouldBe("2026/11");
    }

    [Fact]
    public void Dates_English_DoNotDependOnTheMachine()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
            Language.English.Date(Day).ShouldBe("5 November 2026");
            Language.English.MonthOnAxis(new DateOnly(2026, 10, 1)).ShouldBe("Oct 2026");
            Figures.Fixed(1234.5m, 1).ShouldBe("1,234.5");
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void List_Items_AreJoinedAsTheLanguageDoes()
    {
        Language.Japanese.List(["NRR", "GRR", "NPS"]).ShouldBe("NRR、GRR、NPS");
        Language.English.List(["NRR", "GRR", "NPS"]).ShouldBe("NRR, GRR and NPS");
        Language.English.List(["NRR"]).ShouldBe("NRR");
    }

    [Fact]
    public void Accounts_One_IsSingularInEnglish()
    {
        Language.English.Accounts(1).ShouldBe("1 account");
        Language.English.Accounts(1204).ShouldBe("1,204 accounts");
        Language.Japanese.Accounts(1).ShouldBe("1社");
    }

    [Fact]
    public void From_AnotherCode_SaysWhichThereAre() =>
        Should.Throw<ArgumentException>(() => Language.From("fr")).Message.ShouldStartWith("a pack's language is ja or en, not 'fr'");
}
