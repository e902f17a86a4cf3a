namespace Warehouse.Tests.Etl.Schedule;

/// <summary>A clock that a test moves: its timers fire as it passes them, and its time of day can be set back while its ticks go on.</summary>
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset current = now;
    private long elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return current;
    }

    public override long GetTimestamp()
    {
        lock (gate) return elapsed;
    }

    /// <summary>Somebody corrects the clock.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (gate) current -= by;
    }

    /// <summary>Time passes; timers fire in their order, each at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        for (var target = GetTimestamp() + by.Ticks; Next(target) is { } due;) due.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? Next(long target)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            var to = Math.Max(due?.Due ?? target, elapsed);
            current += TimeSpan.FromTicks(to - elapsed);
            elapsed = to;
            if (due?.Period > 0) due.Due += due.Period;
            else if (due is not null) timers.Remove(due);
            return due;
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; }

        public long Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                Period = Math.Max(0, period.Ticks);
                Due = clock.elapsed + dueTime.Ticks;
                if (dueTime >= TimeSpan.Zero) clock.timers.Add(this);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
