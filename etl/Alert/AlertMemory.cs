using System.Text.Json;

namespace Warehouse.Etl.Alert;

/// <summary>Which matters stand and when they were last told of, kept in a file so that a restart does not tell them again.</summary>
public sealed class AlertMemory
{
    private readonly string file;
    private readonly Dictionary<string, DateTimeOffset> told;

    public AlertMemory(string file)
    {
        this.file = file;
        told = Read(file);
    }

    /// <summary>Whether an alert is news: not told yet, or so long ago that it is told again. Then it counts as told.</summary>
    public bool IsNews(Alert alert, TimeSpan repeatAfter)
    {
        var key = Key(alert.Kind, alert.Subject);
        // "In the future" was told by a clock that was ahead.
        if (told.TryGetValue(key, out var last) && alert.At - last < repeatAfter && alert.At >= last) return false;
        told[key] = alert.At;
        Write();
        return true;
    }

    /// <summary>Forgets a matter.</summary>
    /// <returns>Whether it had been told of.</returns>
    public bool Settle(AlertKind kind, string subject)
    {
        if (!told.Remove(Key(kind, subject))) return false;
        Write();
        return true;
    }

    private static string Key(AlertKind kind, string subject) => $"{kind}/{subject}";

    private static Dictionary<string, DateTimeOffset> Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(File.ReadAllBytes(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            // A memory that a crash has cut is no memory: the alerts that stand are told once more.
            return [];
        }
    }

    /// <remarks>A disk that can't be written is what alerts are for: then what was told is remembered by this process alone.</remarks>
    private void Write()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var next = $"{file}.next";
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(told));
            File.Move(next, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }
}
