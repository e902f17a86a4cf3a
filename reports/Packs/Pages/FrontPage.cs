namespace Warehouse.Reports.Packs.Pages;

/// <summary>The cover of a pack for operations or finance: the answer of every page, and where it stands.</summary>
/// <param name="Papers">What kind of papers these are, in the running head.</param>
/// <param name="NameLines">The pack's name in the lines of the cover.</param>
/// <param name="Headline">Two lines at most.</param>
/// <param name="Answers">Each page's title.</param>
public sealed record FrontPage(PageFrame Frame, string Papers, IReadOnlyList<string> NameLines, IReadOnlyList<string> Headline, IReadOnlyList<FrontAnswer> Answers);

/// <summary>A page's subject and answer.</summary>
public sealed record FrontAnswer(string Section, string Text, int Page)
{
    /// <summary>The answers of pages.</summary>
    public static IReadOnlyList<FrontAnswer> Of(IEnumerable<PageFrame> frames) => [.. frames.Select(frame => new FrontAnswer(frame.Section, frame.Title, frame.Number))];
}
