namespace Warehouse.Etl;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    /// <summary>"; did you mean 'x'?" for a near name, else the list of known ones when it is short, else nothing.</summary>
    public static string Hint(string found, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).ToList();
        if (Of(found, names) is { } near) return $"; did you mean '{near}'?";
        return names.Count is > 0 and <= 25 ? $"; known: {string.Join(", ", names.Order(StringComparer.Ordinal))}" : "";
    }

    /// <summary>The known name with the fewest single-letter edits, or null when even that one differs by more than a third.</summary>
    public static string? Of(string found, IEnumerable<string> known)
    {
        var best = known
            .Select(name => (name, edits: Edits(found, name)))
            .OrderBy(candidate => candidate.edits)
            .ThenBy(candidate => candidate.name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.name is not null && best.edits <= Math.Max(1, Math.Max(found.Length, best.name.Length) / 3) ? best.name : null;
    }

    private static int Edits(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
