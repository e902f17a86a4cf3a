namespace Warehouse.Reports.Reading;

/// <summary>Asks questions that do not wait for each other two at a time: while one is planned, which is one thread's work, the other runs.</summary>
public sealed class Together
{
    private const int AtOnce = 2;

    private readonly TaskFactory _tasks = new(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, AtOnce).ConcurrentScheduler);
    private readonly List<Task> _started = [];

    /// <summary>Begins to ask, in the order of the calls.</summary>
    public Task<T> Start<T>(Func<T> ask)
    {
        var task = _tasks.StartNew(ask);
        _started.Add(task);
        return task;
    }

    /// <summary>Waits until nothing is asked any more, even where something failed.</summary>
    /// <exception cref="Exception">The first of the failures, as it was thrown.</exception>
    public void Finish() => Task.WhenAll(_started).GetAwaiter().GetResult();
}
