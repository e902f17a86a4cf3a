using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Warehouse.Tests.Semantics.Property;

/// <summary>The engine against the evaluator, two that share no line of code, on worlds and questions drawn by chance.</summary>
/// <remarks>
/// <c>WAREHOUSE_TRIALS</c> is how many worlds are drawn, <c>WAREHOUSE_TRIAL_SEED</c> the seed of the first. A disagreement is
/// made smaller before it is told, with its seed.
/// </remarks>
public sealed class EngineAgainstEvaluatorTests
{
    private const int QuestionsOfAWorld = 8;

    [Fact]
    public void Query_AnyQuestionOfAnyWorld_IsAnsweredOrRefusedAsTheEvaluatorDoes()
    {
        var judge = new Judge();
        var first = Number("WAREHOUSE_TRIAL_SEED") ?? 0;
        var trials = Number("WAREHOUSE_TRIALS") ?? 50;
        foreach (var seed in Enumerable.Range(first, trials))
        {
            var trial = Arb.From(Gen.Constant(Trial.Draw(seed, QuestionsOfAWorld)), drawn => drawn.Smaller());
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(1), Prop.ForAll(trial, drawn => judge.Disagreement(drawn).ShouldBeNull()));
        }

        if (trials > 10) judge.Counts.Answered.ShouldBeGreaterThan(judge.Counts.Refused * 5);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
