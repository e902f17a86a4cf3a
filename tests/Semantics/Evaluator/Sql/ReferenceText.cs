using System.Text.RegularExpressions;

namespace Warehouse.Tests.Semantics.Evaluator.Sql;

/// <summary>Reads <c>{{ TimeDimension('metric_time', 'month') }}</c> and its like.</summary>
internal static partial class ReferenceText
{
    public static Reference Parse(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success) throw new RefusedException($"{text} is no reference");
        var arguments = match.Groups["rest"].Value;
        var grouping = Grouping().Match(arguments);
        var groupBy = grouping.Success ? Quoted().Matches(grouping.Value).Select(m => m.Groups[1].Value).ToList() : [];
        var grain = grouping.Success ? null : Grain().Match(arguments) is { Success: true } m ? m.Groups[1].Value : null;
        if (GrainCall().Match(match.Groups["tail"].Value) is { Success: true } call) grain = call.Groups[1].Value;
        return new Reference(match.Groups["kind"].Value, match.Groups["name"].Value, grain, groupBy);
    }

    [GeneratedRegex(@"(?<kind>Dimension|TimeDimension|Entity|Metric)\s*\(\s*'(?<name>[^']+)'(?<rest>(?:[^()]|\(\))*)\)(?<tail>[^}]*)")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Grouping();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*,\s*(?:time_granularity_name\s*=\s*)?'([^']+)'")]
    private static partial Regex Grain();

    [GeneratedRegex(@"\.grain\(\s*'([^']+)'")]
    private static partial Regex GrainCall();
}
