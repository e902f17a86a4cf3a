using Warehouse.Etl;

namespace Warehouse.App.Terminal;

/// <summary>Says on stderr what a stage does: progress on one line of a terminal, plain lines elsewhere.</summary>
internal sealed class TerminalLog : IStageLog
{
    private readonly bool drawsProgress = !Console.IsErrorRedirected;
    private int drawn;

    public void Line(string message)
    {
        Clear();
        Messages.Line(message);
    }

    public void Warn(string message)
    {
        Clear();
        Messages.Line($"warning: {message}");
    }

    public void Progress(string what, int done, int total)
    {
        if (!drawsProgress) return;
        Clear();
        var text = $"  {done}/{total} {what}";
        // A terminal narrower than the text would wrap it, and a wrapped line can't be taken back.
        var width = Math.Max(20, Console.WindowWidth - 1);
        if (text.Length > width) text = text[..width];
        Console.Error.Write(text);
        drawn = text.Length;
    }

    /// <summary>Takes back the progress line, so that what follows stands alone.</summary>
    public void Clear()
    {
        if (drawn == 0) return;
        Console.Error.Write($"\r{new string(' ', drawn)}\r");
        drawn = 0;
    }
}
