namespace Warehouse.Tests.Semantics.Evaluator;

/// <summary>Reads an answer at the periods of the time spine.</summary>
internal static class SpineJoin
{
    /// <param name="times">The items of the answer that are times; <paramref name="periods"/> has a value for each.</param>
    /// <param name="finest">The one by which a shifted answer is found.</param>
    /// <param name="isLeft">Whether a period without an answer is a row.</param>
    public static Answer Join(Answer answer, IReadOnlyList<Item> times, Item finest, IReadOnlyList<object?[]> periods, Shift? shift, bool isLeft)
    {
        var items = answer.Items.ToList();
        var positions = times.Select(t => items.IndexOf(t)).ToList();
        var finestAt = items.IndexOf(finest);
        string KeyOf(object?[] key) => shift is null ? Answer.Text(positions.Select(p => key[p])) : Answer.Text([key[finestAt]]);
        var known = answer.Rows.ToLookup(r => KeyOf(r.Key));
        var rows = new List<(object?[] Key, object? Value)>();
        foreach (var period in periods)
        {
            var wanted = shift is null ? Answer.Text(period) : Answer.Text([period[times.ToList().IndexOf(finest)] is DateTime t ? shift.Source(t) : null]);
            var matches = known[wanted].ToList();
            if (matches.Count == 0 && isLeft) matches.Add((new object?[items.Count], null));
            foreach (var (key, value) in matches)
            {
                var row = (object?[])key.Clone();
                for (var i = 0; i < positions.Count; i++) row[positions[i]] = period[i];
                rows.Add((row, value));
            }
        }

        return new Answer(answer.Items, rows);
    }
}
