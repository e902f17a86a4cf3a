using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;
using Warehouse.Etl.Generate.Vendors;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>What customer success records, and who used the product.</summary>
internal sealed class SuccessFiles(string source, ExtractShape shape, Timeline timeline) : IStoryWriter
{
    private readonly ObjectFile _milestones = new(source, "milestones", timeline.ExtractedAt);
    private readonly ObjectFile _touchpoints = new(source, "touchpoints", timeline.ExtractedAt);
    private readonly ObjectFile _surveys = new(source, "surveys", timeline.ExtractedAt);
    private readonly ObjectFile _referrals = new(source, "referrals", timeline.ExtractedAt);
    private readonly ObjectFile _users = new(source, "product_users", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        var (id, number) = (story.Plan.Id, story.Plan.Number);
        foreach (var (milestone, row) in Numbered(story.Milestones))
            _milestones.Row($"M{number}-{row}", id, milestone.Name, milestone.Due, milestone.CompletedAt);
        foreach (var (touchpoint, row) in Numbered(story.Touchpoints.Where(touchpoint => !CrmPart.Holds(touchpoint, story, timeline, shape))))
            _touchpoints.Row($"T{number}-{row}", id, touchpoint.Kind, touchpoint.OccurredAt, touchpoint.Csm, touchpoint.Outcome);
        foreach (var (answer, row) in Numbered(story.Surveys))
            _surveys.Row($"R{number}-{row}", id, answer.ContactId, answer.Kind, answer.Score, answer.Comment, answer.AnsweredAt);
        foreach (var (referral, row) in Numbered(story.Referrals))
            _referrals.Row($"F{number}-{row}", id, referral.ReferredAccountId, referral.On, referral.Outcome);
        foreach (var user in story.Usage.Users)
        {
            _users.Row(
                id, UserId(number, user.Number), user.FirstSeen.InTokyo(0), user.Deactivated?.InTokyo(18 * 60),
                user.Number == 1 ? "admin" : user.Number % 5 == 0 ? "viewer" : "member");
        }
    }

    public void Dispose()
    {
        foreach (var file in (ObjectFile[])[_milestones, _touchpoints, _surveys, _referrals, _users]) file.Dispose();
    }

    private static string UserId(string account, int user) => $"U{account}-{user}";

    private static IEnumerable<(T Item, int Row)> Numbered<T>(IEnumerable<T> items) => items.Select((item, index) => (item, index + 1));
}
