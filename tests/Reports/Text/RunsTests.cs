using Warehouse.Reports.Text;

namespace Warehouse.Tests.Reports.Text;

public sealed class RunsTests
{
    [Fact]
    public void Of_MarkedSentence_SplitsBoldAndWorse()
    {
        var runs = Runs.Of("MRRは**446.42百万円**、!!悪化!!した");

        runs.Select(run => (run.Text, run.Tone)).ShouldBe(
        [
            ("MRRは", RunTone.Plain), ("446.42百万円", RunTone.Bold), ("、", RunTone.Plain), ("悪化", RunTone.Worse), ("した", RunTone.Plain),
        ]);
    }

    [Theory]
    [InlineData("純増11.36百万円を", "11.36百万円")]
    [InlineData("目標の110%以上に", "110%以上")]
    [InlineData("普段の−7.2千円だけ", "−7.2千円")]
    [InlineData("1,204社のうち", "1,204社")]
    [InlineData("a gain of JPY 11.36m in", "JPY 11.36m")]
    [InlineData("by +JPY 7.2k now", "+JPY 7.2k")]
    [InlineData("after 13.1 months of", "13.1 months")]
    public void Of_FigureWithUnit_IsNeverBroken(string sentence, string figure) =>
        Runs.Of(sentence).Single(run => run.IsWhole).Text.Trim().ShouldBe(figure);

    [Theory]
    [InlineData("**100%**を下回る", "を")]
    [InlineData("7.6か月から展示会", "から")]
    [InlineData("（94.0%）を補った", "）")]
    [InlineData("12か月、社数", "、")]
    public void Of_ParticleAfterAFigure_JoinsIt(string sentence, string particle) =>
        Runs.Of(sentence).Single(run => run.Joins).Text.ShouldBe(particle);

    [Fact]
    public void Plain_Sentence_LosesItsMarksAndNothingElse() =>
        Runs.Plain("A **13.1か月** と !!朱!! の文*1").ShouldBe("A 13.1か月 と 朱 の文*1");
}
