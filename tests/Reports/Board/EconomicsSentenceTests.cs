using Warehouse.Reports.Packs.Board.Cover;
using Warehouse.Reports.Packs.Board.Economics;
using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Board;

public sealed class EconomicsSentenceTests
{
    [Theory]
    [InlineData(13.1, 4.9, "CACの回収は13.1か月と目標の18か月以下を達成し、LTV/CACも4.9倍と目標の3倍以上を達成した。")]
    [InlineData(13.1, 2.1, "CACの回収は13.1か月と目標の18か月以下を達成したが、LTV/CACは2.1倍と目標の3倍以上に届かない。")]
    [InlineData(19.1, 8.3, "CACの回収は19.1か月と目標の18か月以下に届かないが、LTV/CACは8.3倍と目標の3倍以上を達成した。")]
    [InlineData(19.1, 2.1, "CACの回収は19.1か月と目標の18か月以下に届かず、LTV/CACも2.1倍と目標の3倍以上に届かない。")]
    public void Of_BothKnown_JoinsThemByTheirVerdicts(double payback, double multiple, string sentence) =>
        Text((decimal)payback, (decimal)multiple).ShouldBe(sentence);

    [Fact]
    public void Of_Capped_IsALowerBound()
    {
        var kpi = Sample.Kpi("ltv_cac", 8.3m, target: 3) with { IsLowerBound = true };
        var board = Sample.Board([Sample.Kpi("payback_months", 13.1m, target: 18, better: "down"), kpi]);

        Runs.Plain(EconomicsSentence.Of(Sample.Facts(), board).Text).ShouldContain("LTV/CACも8.3倍以上と目標の");
        Runs.Plain(EconomicsSentence.Of(Sample.Facts(Language.English), board).Text)
            .ShouldBe("CAC is paid back in 13.1 months, meeting the target of 18 months or less, and LTV/CAC is at least 8.3x, meeting the target of 3x or more.");
    }

    [Fact]
    public void Of_NothingAcquired_SaysWhy()
    {
        var board = Sample.Board([Sample.Kpi("payback_months", null), Sample.Kpi("ltv_cac", null)], economics: Sample.Economics(Sample.Channel(null, null, added: 0)));

        Runs.Plain(EconomicsSentence.Of(Sample.Facts(), board).Text).ShouldBe("直近3か月に新規顧客がなく、CACと回収期間は計算できない。");
    }

    [Fact]
    public void Of_OneUnknown_SpeaksOfTheOther() => Text(13.1m, null).ShouldBe("CACの回収は13.1か月と目標の18か月以下を達成した。");

    [Fact]
    public void Title_ChannelsApart_NamesTheEnds() =>
        EconomicsTitle.Of(Language.Japanese, Sample.Economics(Sample.Channel(null, 13.1m), Sample.Channel("referral", 6.2m), Sample.Channel("partner", 9m), Sample.Channel("event", 31m)))
            .ShouldBe("CACの回収は13.1か月、チャネルは紹介の6.2か月から展示会の31.0か月まで開く");

    [Fact]
    public void Title_ChannelOfFewAccounts_IsNotNamed() =>
        EconomicsTitle.Of(Language.Japanese, Sample.Economics(Sample.Channel(null, 13.1m), Sample.Channel("referral", 6.2m), Sample.Channel("partner", 9m), Sample.Channel("event", 73m, added: 9)))
            .ShouldBe("CACの回収は13.1か月、チャネルは紹介の6.2か月からパートナーの9.0か月まで開く");

    [Fact]
    public void Title_LongNamesOfChannels_GiveWayToOneThatFits() =>
        EconomicsTitle.Of(Language.Japanese, Sample.Economics(Sample.Channel(null, 13.1m), Sample.Channel("全国統一ブランド認知向上キャンペーン経由", 6.2m), Sample.Channel("event", 31m)))
            .ShouldBe("CACの回収は13.1か月、LTVはCACの4.0倍");

    [Fact]
    public void Title_OneChannel_SpeaksOfLtv() =>
        EconomicsTitle.Of(Language.Japanese, Sample.Economics(Sample.Channel(null, 13.1m), Sample.Channel("referral", 6.2m))).ShouldBe("CACの回収は13.1か月、LTVはCACの4.0倍");

    private static string Text(decimal? payback, decimal? multiple) => Runs.Plain(EconomicsSentence.Of(
        Sample.Facts(),
        Sample.Board([Sample.Kpi("payback_months", payback, target: 18, better: "down"), Sample.Kpi("ltv_cac", multiple, target: 3)])).Text);
}
