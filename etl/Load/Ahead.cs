namespace Warehouse.Etl.Load;

/// <summary>Work on items that is begun before its results are asked for: on as many at a time as there are processors.</summary>
internal static class Ahead
{
    /// <summary>The results in the order of the items. When the enumeration ends early, what was begun is waited for and discarded.</summary>
    /// <param name="items">Read on the caller's thread.</param>
    /// <param name="work">Done on others; what it throws comes out in its item's turn.</param>
    /// <param name="discard">Told of results that nobody has taken.</param>
    public static IEnumerable<TResult> Of<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, Action<TResult>? discard = null)
    {
        var begun = new Queue<Task<TResult>>();
        try
        {
            foreach (var item in items)
            {
                begun.Enqueue(Task.Run(() => work(item)));
                if (begun.Count < Environment.ProcessorCount) continue;
                yield return begun.Dequeue().GetAwaiter().GetResult();
            }

            while (begun.Count > 0) yield return begun.Dequeue().GetAwaiter().GetResult();
        }
        finally
        {
            foreach (var left in begun)
            {
                ((IAsyncResult)left).AsyncWaitHandle.WaitOne();
                if (left.IsCompletedSuccessfully) discard?.Invoke(left.Result);
            }
        }
    }
}
