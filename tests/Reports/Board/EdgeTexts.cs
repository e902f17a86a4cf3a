namespace Warehouse.Tests.Reports.Board;

/// <summary>What packs of months at the edge must say: a line of each page on which the edge shows.</summary>
internal static class EdgeTexts
{
    private static readonly Dictionary<(string Pack, string Edge), (int Page, string Ja, string En)[]> All = new()
    {
        [("board", "first month")] =
        [
            (1, "MRRの記録が始まり、", "The record of MRR begins;"),
            (3, "10月のMRRは6.01百万円、最初の月のため比べる前月はない", "MRR was JPY 6.01m in October, the first month on record"),
            (4, "12か月前に有料の顧客がいないため、NRRはまだ計算できない", "NRR cannot be computed yet: nobody paid twelve months ago"),
            (5, "1か月以上を経たコホートはまだない", "No cohort is a month old yet"),
            (7, "費用か粗利の12か月がそろわず、回収期間はまだ計算できない", "Payback cannot be computed yet: twelve months of costs or margin are not there"),
        ],
        [("board", "no churn")] =
        [
            (4, "NRRは100.0%、どのタッチモデルも100%を保っている", "NRR 100.0%: every touch tier stands at 100%"),
            (5, "獲得から12か月後、社数は100.0%が残り、売上は100.0%を保つ", "12 months after acquisition, 100.0% of accounts remain and revenue holds at 100.0%"),
            // Nobody leaves: the lifetime is the cap.
            (7, "CACの回収は16.8か月、LTVはCACの6.2倍以上", "CAC is paid back in 16.8 months; LTV is at least 6.2x CAC"),
        ],
        [("board", "all churn")] =
        [
            (3, "10月に95.48百万円のMRRがすべて失われた", "All of the JPY 95.48m of MRR was lost in October"),
            (4, "NRRは0.0%、12か月前の顧客はすべて解約した", "NRR 0.0%: every account of twelve months ago has left"),
            (8, "月末に有料の顧客がいない", "Nobody pays at the month's end"),
            (11, "月末に有料の顧客がいない", "Nobody pays at the month's end"),
        ],
        [("board", "no surveys")] =
        [
            (2, "13指標のうち9指標が目標を達成し、未達はオンボーディング完了率の1指標", "9 of 13 metrics met their targets; onboarding completion missed"),
            (10, "当月はアンケートの回答がない", "No survey was answered in the month"),
        ],
        [("board", "one account")] =
        [
            (3, "10月のMRRに動きはなかった", "Nothing moved MRR in October"),
            (4, "NRRは100.0%、12か月前の顧客はすべてロータッチ", "NRR 100.0%: every account of twelve months ago was low touch"),
            (8, "スコアのある1社にリスクの顧客はない", "The one account with a score is not at risk"),
            (11, "リスクの顧客はなく、60日以内の更新は0社、拡大の好機は1社", "Nobody at risk; 0 renew within 60 days, 1 is ready for more"),
            (5, "この19か月に獲得した顧客はいない", "No account was acquired in these 19 months"),
        ],
        [("success", "first month")] =
        [
            (2, "40社・6.01百万円を受け持ち、NRRはまだ計算できない", "40 accounts with JPY 6.01m; NRR cannot be computed yet"),
            (5, "接点は22件（前月は記録なし）、11社（有料40社）に接した", "22 touchpoints (none the month before); 11 accounts touched, 40 paying"),
            (4, "オンボーディング中は40社、30日を過ぎて初回価値のない顧客はいない", "40 accounts in onboarding; none past 30 days without a first value"),
        ],
        [("success", "no churn")] = [(2, "140社・44.57百万円を受け持ち、NRRは100.0%", "140 accounts with JPY 44.57m; NRR 100.0%")],
        [("success", "all churn")] =
        [
            (2, "月末に有料の顧客がいない", "Nobody pays at the month's end"),
            (7, "当月の期限も、これから来る期限もない", "Nothing fell due and nothing lies ahead"),
        ],
        [("success", "one account")] = [(2, "1社・0.12百万円を受け持ち、NRRは100.0%", "1 account with JPY 0.12m; NRR 100.0%"), (1, "有料の1社のうち、", "Of 1 account that pays,")],
        [("finance", "first month")] =
        [
            (6, "12か月の解約か粗利がそろわず、LTVはまだ計算できない", "Twelve months of churn and margin are not complete, so there is no LTV yet"),
            (7, "締めた月はまだなく、当月のMRRは6.01百万円増え、新規顧客6.01百万円が支えた", "No close yet; in the month MRR rose JPY 6.01m, mostly by new accounts of JPY 6.01m"),
        ],
        [("finance", "no churn")] = [(6, "LTVは13,772千円以上＝ARPA 318千円×60.0か月×粗利率72.1%", "LTV at least JPY 13,772k = ARPA JPY 318k × 60.0 months × margin 72.1%")],
        [("finance", "all churn")] = [(7, "締めた月はまだなく、当月のMRRは95.48百万円減り、主に解約95.48百万円による", "No close yet; in the month MRR fell JPY 95.48m, mostly by churn of JPY 95.48m")],
        [("finance", "one account")] = [(7, "締めた月はまだなく、当月の増減もない", "No close yet; in the month, nothing moved MRR")],
    };

    /// <summary>Each page on which the edge shows has its line.</summary>
    public static void ShouldBeSaid(string html, string pack, string edge, string language)
    {
        var pages = PackText.Pages(html);
        foreach (var (page, ja, en) in All[(pack, edge)]) pages[page - 1].Split('\n').ShouldContain(line => line.StartsWith(language == "ja" ? ja : en, StringComparison.Ordinal), $"page {page}");
    }
}
