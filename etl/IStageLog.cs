namespace Warehouse.Etl;

/// <summary>Where a stage says what it does. A terminal may draw progress, anything else prints lines.</summary>
public interface IStageLog
{
    /// <summary>One finished piece of work.</summary>
    void Line(string message);

    /// <summary>Something the user should look at; the stage goes on.</summary>
    void Warn(string message);

    /// <summary>How far the stage is: <paramref name="done"/> of <paramref name="total"/> pieces, now at <paramref name="what"/>.</summary>
    void Progress(string what, int done, int total);
}

/// <summary>A log for callers that want silence.</summary>
public sealed class QuietLog : IStageLog
{
    public static QuietLog Instance { get; } = new();

    public void Line(string message)
    {
    }

    public void Warn(string message)
    {
    }

    public void Progress(string what, int done, int total)
    {
    }
}
