using System.Text.RegularExpressions;
using Warehouse.DuckDb;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Packs.Board;
using Warehouse.Reports.Text;
using Warehouse.Tests.Reports.Fakes;

namespace Warehouse.Tests.Reports.Board;

public sealed partial class BoardPackTests(BoardPackTests.Packs packs) : IClassFixture<BoardPackTests.Packs>
{
    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public void Render_UsualMonth_ReadsAsApproved(string language)
    {
        var approved = RepositoryRoot.Combine("tests", "Reports", "Approved", $"board.{language}.txt");
        var text = PackText.Of(packs.Html(Scenario.Usual, language));
        var received = Path.Combine(Path.GetTempPath(), $"warehouse-board.{language}.received.txt");
        if (!File.Exists(approved) || File.ReadAllText(approved).ReplaceLineEndings("\n") != text) File.WriteAllText(received, text);

        text.ShouldBe(File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "", $"read {received}; where it is right, it becomes {approved}");
    }

    [Fact]
    public void Render_SameData_GivesTheSameBytes()
    {
        var again = packs.Render(new FakeMetrics(Scenario.Usual), "ja");

        File.ReadAllText(again.HtmlFile!).ShouldBe(packs.Html(Scenario.Usual, "ja"));
    }

    [Fact]
    public void Render_Html_CarriesAllItNeeds()
    {
        var html = packs.Html(Scenario.Usual, "ja");

        html.ShouldStartWith("<!doctype html>\n<html lang=\"ja\">");
        html.ShouldContain("<title>取締役会KPIパック 2026年10月度（株式会社みほんクラウド）</title>");
        Regex.Count(html, "<section class=\"sheet ").ShouldBe(13);
        Regex.Count(html, "@font-face").ShouldBe(4);
        Outside().Matches(html[..html.IndexOf("<script>", StringComparison.Ordinal)]).Select(match => match.Value).ShouldBeEmpty();
        html.Length.ShouldBeLessThan(3_000_000);
    }

    public static TheoryData<string> Edges => ["first month", "one account", "no churn", "all churn", "no surveys"];

    [Theory]
    [MemberData(nameof(Edges))]
    public void Render_EdgeMonth_PrintsEveryPageWithoutNonsenseAndSaysWhatItIs(string edge)
    {
        foreach (var language in new[] { "ja", "en" })
        {
            var html = packs.Html(Scenarios[edge], language);
            var text = PackText.Of(html);

            text.ShouldNotContain("NaN");
            text.ShouldNotContain("∞");
            text.ShouldNotContain("**");
            text.ShouldNotContain("!!");
            Regex.Count(text, "(?:[1-9]|1[0-3]) / 13").ShouldBe(13);
            EdgeTexts.ShouldBeSaid(html, "board", edge, language);
        }
    }

    [Fact]
    public void Render_NoSurveys_LeavesTheVoiceUnknownAndUnjudged()
    {
        var lines = PackText.Of(packs.Html(Scenario.NoSurveys, "ja")).Split('\n');

        lines.First(line => line.Contains("NPS |")).ShouldContain("当月の回答 | – |");
        lines.ShouldContain("値か目標のない2指標は判定しない");
    }

    [Fact]
    public void Render_OneFigure_IsTheSameOnEveryPageThatPrintsIt()
    {
        var pages = PackText.Pages(packs.Html(Scenario.Usual, "ja"));
        var nrr = NrrOfTitle().Match(pages[3]).Groups[1].Value;

        nrr.ShouldNotBeEmpty();
        pages[0].ShouldContain($"NRRは{nrr}%");
        pages[1].ShouldContain($"12か月 | {nrr} | %");
        pages[3].Split('\n').Single(line => line.StartsWith("全体 |", StringComparison.Ordinal)).ShouldContain($"| {nrr} |");
    }

    [Fact]
    public void Build_EveryMonthOfTheHistory_HasTitlesThatFitAndNoUnknownInThem()
    {
        var metrics = packs.Metrics(Scenario.NoSurveys);
        for (var back = 0; back < 36; back += 5)
        {
            var model = BoardModel.Build(metrics, new PackRequest(metrics.Context.ClosingMonth.AddMonths(-back), "ja", packs.Folder));
            PageFrame[] frames =
            [
                model.Scorecard.Frame, model.Bridge.Frame, model.Retention.Frame, model.Cohorts.Frame, model.Funnel.Frame, model.Economics.Frame,
                model.Health.Frame, model.Adoption.Frame, model.Voice.Frame, model.Accounts.Frame, model.Quality.Frame, model.Definitions.Frame,
            ];

            foreach (var text in frames.Select(frame => frame.Title).Concat(model.Cover.Sentences.Select(sentence => sentence.Text)).Concat(model.Cover.Headline))
            {
                text.ShouldNotContain("–");
            }

            // 267 mm hold 44 full-width characters of 17 pt; a half-width one is little more than half as wide.
            frames.Max(frame => frame.Title.Sum(character => character < 0x2000 ? 0.58 : 1)).ShouldBeLessThan(44);
            model.Cover.Sentences.Count.ShouldBe(5);
        }
    }

    [Fact]
    public void Render_MonthNotClosed_IsRefused()
    {
        var request = new PackRequest(new DateOnly(2026, 11, 1), "ja", packs.Folder, PackFormats.Html);

        Should.Throw<PackException>(() => BoardPack.Render(packs.Metrics(Scenario.OneAccount), request))
            .Message.ShouldBe("2026-11 is not closed: the data is as of 2026-11-05, so the last month to report on is 2026-10");
    }

    [Fact]
    public void Render_MetricThatTheManifestLacks_WarnsAndPrintsTheRest()
    {
        var metrics = new FakeMetrics(Scenario.OneAccount) { Definitions = FakeDefinitions.All.Where(each => each.Key != "csat").ToDictionary() };

        packs.Render(metrics, "ja").Warnings.ShouldBe(["the metric 'csat' is not in the manifest; the pack prints it as unknown"]);
    }

    private static Dictionary<string, Scenario> Scenarios { get; } = new()
    {
        ["first month"] = Scenario.FirstMonth,
        ["one account"] = Scenario.OneAccount,
        ["no churn"] = Scenario.NoChurn,
        ["all churn"] = Scenario.AllChurn,
        ["no surveys"] = Scenario.NoSurveys,
    };

    [GeneratedRegex(@"(?:src|href)=""(?!#)[^""]*""|url\((?!data:|#)[^)]*\)|@import")]
    private static partial Regex Outside();

    [GeneratedRegex(@"NRRは([\d.]+)%、")]
    private static partial Regex NrrOfTitle();

    /// <summary>Packs as HTML, each rendered once.</summary>
    public sealed class Packs : IDisposable
    {
        private readonly Dictionary<Scenario, FakeMetrics> _metrics = [];
        private readonly Dictionary<(Scenario, string), string> _html = [];

        public string Folder { get; } = Directory.CreateTempSubdirectory("warehouse-packs-").FullName;

        public FakeMetrics Metrics(Scenario scenario) => _metrics.TryGetValue(scenario, out var known) ? known : _metrics[scenario] = new FakeMetrics(scenario);

        public string Html(Scenario scenario, string language) => _html.TryGetValue((scenario, language), out var known)
            ? known
            : _html[(scenario, language)] = File.ReadAllText(Render(Metrics(scenario), language).HtmlFile!);

        public PackResult Render(FakeMetrics metrics, string language) =>
            BoardPack.Render(metrics, new PackRequest(metrics.Context.ClosingMonth, language, Folder, PackFormats.Html) { Quality = Sample.Quality, Closes = Sample.Closes });

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
