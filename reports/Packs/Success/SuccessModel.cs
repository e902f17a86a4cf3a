using Warehouse.Reports.Packs.Board.Definitions;
using Warehouse.Reports.Packs.Pages;
using Warehouse.Reports.Packs.Success.Book;
using Warehouse.Reports.Packs.Success.Cost;
using Warehouse.Reports.Packs.Success.Health;
using Warehouse.Reports.Packs.Success.Onboarding;
using Warehouse.Reports.Packs.Success.Playbook;
using Warehouse.Reports.Packs.Success.Team;
using Warehouse.Reports.Packs.Success.Touchpoints;
using Warehouse.Reports.Packs.Success.Use;
using Warehouse.Reports.Reading;
using Warehouse.Semantics;

namespace Warehouse.Reports.Packs.Success;

/// <summary>The pack for customer success, ready to be drawn.</summary>
/// <param name="Pages">Between the cover and the definitions.</param>
/// <param name="Absent">Metrics that the manifest does not define, printed as unknown.</param>
public sealed record SuccessModel(PackFacts Facts, FrontPage Front, IReadOnlyList<TablePage> Pages, DefinitionPage Definitions, IReadOnlyCollection<string> Absent)
{
    private static readonly string[] Defined =
    [
        "mrr", "paying_accounts", "nrr", "grr", "logo_churn", "health_score", "accounts_at_risk", "time_to_value", "onboarding_completion", "touchpoints", "touched_accounts", "touchpoints_per_account",
        "playbook_attainment", "playbook_steps_due", "playbook_steps_late", "playbook_steps_missed", "playbook_steps_open", "usage_trend", "usage_falling_accounts", "usage_falling_share", "renewals_due",
    ];

    private static readonly string[] CostDefined = ["retention_cost", "success_cost_share", "cac_to_retention_cost"];

    /// <summary>Asks for every figure and builds the pages.</summary>
    /// <exception cref="PackException">The month is not closed.</exception>
    public static SuccessModel Build(IMetrics metrics, PackRequest request)
    {
        // No cost names a CSM, so his pack has no page of it.
        var hasCost = request.Scope?.Dimension != Dimensions.Csm;
        var last = hasCost ? 10 : 9;
        var facts = PackDocument.Facts(metrics, request, "CS運営パック", "Customer success pack", last);
        var month = facts.Month;
        var reader = new MetricReader(metrics, request.Scope);
        var team = new TeamReader(reader, request.Scope);
        var roster = team.Roster(month);

        var book = BookPage.Read(team, roster, month);
        var health = TeamHealthPage.Read(reader, team, roster, month);
        var onboarding = OnboardingQueue.Read(reader, month);
        var playbook = PlaybookSet.Read(reader, team, roster, month);
        TablePage[] pages =
        [
            BookPage.Build(facts, book, 2),
            TeamHealthPage.Build(facts, health, 3),
            OnboardingPage.Build(facts, onboarding, 4),
            TouchpointPage.Build(facts, TouchpointPage.Read(reader, team, roster, month), 5),
            PlaybookPage.Build(facts, playbook, 6),
            OwedPage.Build(facts, playbook, 7),
            FallingPage.Build(facts, FallingPage.Read(reader, team, roster, month), 8),
            .. hasCost ? new[] { CostPage.Build(facts, CostPage.Read(team, roster, month), 9) } : [],
        ];
        var definitions = DefinitionBuilder.Build(facts, reader, hasCost ? [.. Defined, .. CostDefined] : Defined, last);
        var front = SuccessFront.Build(
            facts, book, health.Team.Count("accounts_at_risk", TeamMember.All, month), playbook.Team.Count("playbook_steps_missed", TeamMember.All, month), onboarding.Late(onboarding.Accounts), [.. pages.Select(page => page.Frame)]);
        return new SuccessModel(facts, front, pages, definitions, reader.Absent);
    }
}
