namespace Warehouse.Tests.Reports.Board;

/// <summary>What packs of months at the edge must say: a line of each page on which the edge shows.</summary>
internal static class EdgeTexts
{
    private static readonly Dictionary<(string Pack, string Edge), (string Ja, string En)[]> All = new()
    {
        [("board", "first month")] =
        [
            ("MRRの記録が始まり、", "The record of MRR begins;"),
            ("10月のMRRは6.01百万円、最初の月のため比べる前月はない", "MRR was JPY 6.01m in October, the first month on record"),
            ("12か月前に有料の顧客がいないため、NRRはまだ計算できない", "NRR cannot be computed yet: nobody paid twelve months ago"),
            ("1か月以上を経たコホートはまだない", "No cohort is a month old yet"),
            ("費用か粗利の12か月がそろわず、回収期間はまだ計算できない", "Payback cannot be computed yet: twelve months of costs or margin are not there"),
        ],
        [("board", "no churn")] =
        [
            ("NRRは100.0%、どのタッチモデルも100%を保っている", "NRR 100.0%: every touch tier stands at 100%"),
            ("獲得から12か月後、社数は100.0%が残り、売上は100.0%を保つ", "12 months after acquisition, 100.0% of accounts remain and revenue holds at 100.0%"),
            // Nobody leaves: the lifetime is the cap.
            ("CACの回収は16.8か月、LTVはCACの6.2倍以上", "CAC is paid back in 16.8 months; LTV is at least 6.2x CAC"),
        ],
        [("board", "all churn")] =
        [
            ("10月に95.48百万円のMRRがすべて失われた", "All of the JPY 95.48m of MRR was lost in October"),
            ("NRRは0.0%、12か月前の顧客はすべて解約した", "NRR 0.0%: every account of twelve months ago has left"),
            ("月末に有料の顧客がいない", "Nobody pays at the month's end"),
        ],
        [("board", "no surveys")] =
        [
            ("13指標のうち9指標が目標を達成し、未達はオンボーディング完了率の1指標", "9 of 13 metrics met their targets; onboarding completion missed"),
            ("当月はアンケートの回答がない", "No survey was answered in the month"),
        ],
        [("board", "one account")] =
        [
            ("10月のMRRに動きはなかった", "Nothing moved MRR in October"),
            ("NRRは100.0%、12か月前の顧客はすべてロータッチ", "NRR 100.0%: every account of twelve months ago was low touch"),
            ("スコアのある1社にリスクの顧客はない", "The one account with a score is not at risk"),
            ("リスクの顧客はなく、60日以内の更新は0社、拡大の好機は1社", "Nobody at risk; 0 renew within 60 days, 1 is ready for more"),
            ("この19か月に獲得した顧客はいない", "No account was acquired in these 19 months"),
        ],
        [("success", "first month")] =
        [
            ("40社・6.01百万円を受け持ち、NRRはまだ計算できない", "40 accounts with JPY 6.01m; NRR cannot be computed yet"),
            ("接点は22件（前月は記録なし）、11社（有料40社）に接した", "22 touchpoints (none the month before); 11 accounts touched, 40 paying"),
            ("オンボーディング中は40社、30日を過ぎて初回価値のない顧客はいない", "40 accounts in onboarding; none past 30 days without a first value"),
        ],
        [("success", "no churn")] = [("140社・44.57百万円を受け持ち、NRRは100.0%", "140 accounts with JPY 44.57m; NRR 100.0%")],
        [("success", "all churn")] =
        [
            ("月末に有料の顧客がいない", "Nobody pays at the month's end"),
            ("当月の期限も、これから来る期限もない", "Nothing fell due and nothing lies ahead"),
        ],
        [("success", "one account")] = [("1社・0.12百万円を受け持ち、NRRは100.0%", "1 account with JPY 0.12m; NRR 100.0%"), ("手当てを待つ顧客もステップもない静かな月", "no account and no step waits for care: a quiet month")],
        [("finance", "first month")] =
        [
            ("12か月の解約か粗利がそろわず、LTVはまだ計算できない", "Twelve months of churn and margin are not complete, so there is no LTV yet"),
            ("締めた月はまだなく、当月のMRRは6.01百万円増え、新規顧客6.01百万円が支えた", "No close yet; in the month MRR rose JPY 6.01m, mostly by new accounts of JPY 6.01m"),
        ],
        [("finance", "no churn")] = [("LTVは13,772千円以上＝ARPA 318千円×60.0か月×粗利率72.1%", "LTV at least JPY 13,772k = ARPA JPY 318k × 60.0 months × margin 72.1%")],
        [("finance", "all churn")] = [("締めた月はまだなく、当月のMRRは95.48百万円減り、主に解約95.48百万円による", "No close yet; in the month MRR fell JPY 95.48m, mostly by churn of JPY 95.48m")],
        [("finance", "one account")] = [("締めた月はまだなく、当月の増減もない", "No close yet; in the month, nothing moved MRR")],
    };

    /// <summary>The lines of a pack and a month that its text must have.</summary>
    public static void ShouldBeSaid(string text, string pack, string edge, string language)
    {
        foreach (var (ja, en) in All[(pack, edge)]) text.ShouldContain(language == "ja" ? ja : en, Case.Sensitive);
    }
}
