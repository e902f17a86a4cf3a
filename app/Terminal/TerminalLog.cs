using System.Globalization;
using Warehouse.Etl;

namespace Warehouse.App.Terminal;

/// <summary>Says on stderr what a stage does: a bar on one line of a terminal, plain lines elsewhere.</summary>
/// <param name="time">Given where every line begins with the time of day, as a service's do; null where a person is waiting.</param>
internal sealed class TerminalLog(TimeProvider? time = null) : IStageLog
{
    private const int BarWidth = 24;

    private readonly bool drawsProgress = !Console.IsErrorRedirected;
    private readonly bool colours = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private readonly Lock gate = new();
    private bool drawn;

    public void Line(string message) => Write(message, "");

    public void Warn(string message) => Write($"warning: {message}", "\e[33m");

    public void Progress(string what, int done, int total)
    {
        if (!drawsProgress) return;
        lock (gate)
        {
            var filled = total == 0 ? 0 : Math.Clamp(BarWidth * done / total, 0, BarWidth);
            var count = string.Create(CultureInfo.InvariantCulture, $"{done}/{total}");
            // A terminal narrower than the text would wrap it, and a wrapped line can't be taken back.
            var room = Math.Max(0, Console.WindowWidth - BarWidth - count.Length - 6);
            var text = what.Length > room ? what[..room] : what;
            var (bar, rest) = (new string('━', filled), new string('━', BarWidth - filled));
            Console.Error.Write(colours ? $"\r\e[2K  \e[36m{bar}\e[90m{rest}\e[0m {count} {text}" : $"\r{new string(' ', Math.Max(0, Console.WindowWidth - 1))}\r  {bar}{rest.Replace('━', '─')} {count} {text}");
            drawn = true;
        }
    }

    /// <summary>Takes back the progress line, so that what follows stands alone.</summary>
    public void Clear()
    {
        lock (gate) TakeBack();
    }

    private void Write(string message, string colour)
    {
        var stamped = time is null ? message : $"{time.GetLocalNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}  {message}";
        lock (gate)
        {
            TakeBack();
            Messages.Line(colours && colour.Length > 0 ? $"{colour}{stamped}\e[0m" : stamped);
        }
    }

    private void TakeBack()
    {
        if (!drawn) return;
        Console.Error.Write(colours ? "\r\e[2K" : $"\r{new string(' ', Math.Max(0, Console.WindowWidth - 1))}\r");
        drawn = false;
    }
}
