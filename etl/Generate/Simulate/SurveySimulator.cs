namespace Warehouse.Etl.Generate.Simulate;

/// <summary>Simulates answers to surveys: NPS twice a year, CSAT each quarter, CES once onboarding should be over.</summary>
internal sealed class SurveySimulator(Timeline timeline, Chance chance, IReadOnlyList<Contact> contacts)
{
    private static readonly string[] Praise =
        ["導入してから業務がかなり楽になりました。", "サポートの対応がとても早いです。", "ダッシュボードが見やすく、社内でも好評です。", "担当の方が親身で助かっています。", "他部署にも広げたいと考えています。"];

    private static readonly string[] Wishes =
        ["機能は十分ですが、設定がやや難しいです。", "マニュアルをもう少し充実させてほしい。", "CSV出力の項目を増やしてほしいです。", "概ね満足していますが、動作が遅いときがあります。"];

    private static readonly string[] Complaints =
        ["社内で使う人がなかなか増えません。", "費用に見合う効果がまだ見えません。", "問い合わせへの返答が遅いと感じます。", "必要な連携が足りず、手作業が残っています。"];

    private readonly List<SurveyAnswer> _answers = [];

    public List<SurveyAnswer> Simulate(IEnumerable<Life> lives)
    {
        foreach (var life in lives)
        {
            Ask(life, "ces", life.Start.AddDays(45), 0.35);
            for (var month = 3; life.Start.AddMonths(month) is var day && day <= timeline.LastDay && (life.End is null || day < life.End); month += 3)
            {
                Ask(life, "csat", day.AddDays(10), 0.28);
                if (month % 6 == 3) foreach (var contact in contacts.Take(2)) Ask(life, "nps", day.AddDays(18), 0.34, contact);
            }
        }

        _answers.Sort((one, other) => one.AnsweredAt.CompareTo(other.AnsweredAt));
        return _answers;
    }

    private void Ask(Life life, string kind, DateOnly asked, double answering, Contact? contact = null)
    {
        var day = asked.AddDays(chance.Between(0, 9));
        if (!chance.Happens(answering) || day > timeline.LastDay || !life.ServedOn(day)) return;
        var mood = life.Health + (0.17 * chance.Normal());
        var score = kind switch
        {
            "nps" => Score(2.6 + (8.6 * mood), 0, 10),
            "csat" => Score(2.1 + (3.1 * mood), 1, 5),
            _ => Score(2.2 + (4.6 * mood), 1, 7),
        };
        var comment = !chance.Happens(0.3) ? null : chance.Pick(mood > 0.72 ? Praise : mood > 0.45 ? Wishes : Complaints);
        // Some answer by a link that does not say who they are.
        var respondent = chance.Happens(0.08) ? null : (contact ?? chance.Pick(contacts)).ContactId;
        _answers.Add(new SurveyAnswer(respondent, kind, score, comment, day.InTokyo(chance.Between(8 * 60, 21 * 60))));
    }

    private static int Score(double value, int least, int most) => (int)Math.Clamp(Math.Round(value), least, most);
}
