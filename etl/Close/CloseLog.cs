using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Warehouse.Etl.Alert;

namespace Warehouse.Etl.Close;

/// <summary>A frozen value of a metric.</summary>
/// <param name="Dimension">What it is cut by; empty for all.</param>
/// <param name="Value">As text that every machine reads alike; null where there was none.</param>
public sealed record ClosedValue(DateOnly Month, string Metric, string Dimension, string Member, string? Value);

/// <summary>An entry of the log: a month was closed or reopened.</summary>
/// <param name="Kind">close or reopen.</param>
/// <param name="At">UTC.</param>
/// <param name="Settings">What the numbers were computed with, as JSON; empty for a reopening.</param>
/// <param name="Hash">SHA-256 over all the other members.</param>
public sealed record CloseEntry(
    long Number, string Kind, DateOnly Month, string By, DateTime At, string? Reason, DateOnly? AsOf, string? Version, string Settings, long ValueCount, string? ValuesSha256, string PreviousHash, string Hash);

/// <summary>The closes of a home: <c>closes/log.jsonl</c>, append-only and chained by hashes, and beside it the values of each close.</summary>
/// <remarks>
/// They lie outside the build, so that neither a full build nor a build made anew loses them. The values are written first, then the log by a
/// rename: a crash between the two leaves a file that no entry names, which is as good as none.
/// </remarks>
public sealed class CloseLog
{
    /// <summary>The hash before the first entry.</summary>
    public static readonly string Genesis = new('0', 64);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string folder;

    private CloseLog(string folder, IReadOnlyList<CloseEntry> entries) => (this.folder, Entries) = (folder, entries);

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<CloseEntry> Entries { get; private set; }

    /// <summary>The hash of the last entry.</summary>
    public string Head => Entries.Count == 0 ? Genesis : Entries[^1].Hash;

    /// <summary>The entry that closed each month which has not been reopened since.</summary>
    public IReadOnlyDictionary<DateOnly, CloseEntry> Closed =>
        Entries.GroupBy(entry => entry.Month).Select(month => month.Last()).Where(entry => entry.Kind == "close").ToDictionary(entry => entry.Month);

    /// <summary>Reads the log of a home and verifies its chain and the files that it names.</summary>
    /// <exception cref="WarehouseException">Something was changed, removed or put in; the message names the entry.</exception>
    public static CloseLog Read(WarehouseHome home)
    {
        var folder = Path.Combine(home.Path, "closes");
        var file = Path.Combine(folder, "log.jsonl");
        if (!File.Exists(file)) return new CloseLog(folder, []);
        var entries = new List<CloseEntry>();
        foreach (var line in File.ReadAllLines(file))
        {
            var at = entries.Count + 1;
            var entry = Parse(file, at, line);
            if (entry.Number != at) throw Tampered(file, at, $"it is numbered {entry.Number}");
            if (entry.PreviousHash != (entries.Count == 0 ? Genesis : entries[^1].Hash)) throw Tampered(file, at, "it does not follow the entry before it");
            if (entry.Hash != HashOf(entry)) throw Tampered(file, at, "its content does not have its hash");
            entries.Add(entry);
        }

        var log = new CloseLog(folder, entries);
        foreach (var entry in entries.Where(entry => entry.ValuesSha256 is not null)) log.Verify(file, entry);
        return log;
    }

    /// <summary>Closes a month.</summary>
    /// <exception cref="WarehouseException">It is closed already, or the folder can't be written.</exception>
    public CloseEntry Close(DateOnly month, string by, DateTime at, DateOnly asOf, string version, string settings, IReadOnlyList<ClosedValue> values)
    {
        if (Closed.TryGetValue(month, out var before)) throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM} was closed by {before.By} on {before.At:yyyy-MM-dd}; to close it anew, reopen it first: warehouse close --month {month:yyyy-MM} --by NAME --reopen --reason TEXT"));
        Directory.CreateDirectory(folder);
        var number = Entries.Count + 1;
        var text = string.Concat(values.Select(value => JsonSerializer.Serialize(value, Json) + "\n"));
        WriteWhole(ValuesFile(number), text);
        return Append(new CloseEntry(number, "close", month, by, at, null, asOf, version, settings, values.Count, Sha256(text), Head, ""));
    }

    /// <summary>Reopens a month: what is computed counts again from the next publication on.</summary>
    /// <exception cref="WarehouseException">It is not closed.</exception>
    public CloseEntry Reopen(DateOnly month, string by, DateTime at, string reason)
    {
        if (!Closed.ContainsKey(month)) throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM} is not closed; closed months: {(Closed.Count == 0 ? "none" : string.Join(", ", Closed.Keys.Order().Select(each => each.ToString("yyyy-MM", CultureInfo.InvariantCulture))))}"));
        return Append(new CloseEntry(Entries.Count + 1, "reopen", month, by, at, reason, null, null, "", 0, null, Head, ""));
    }

    /// <summary>What an entry froze.</summary>
    public IReadOnlyList<ClosedValue> Values(CloseEntry entry) =>
        entry.ValuesSha256 is null ? [] : [.. File.ReadAllLines(ValuesFile(entry.Number)).Select(line => JsonSerializer.Deserialize<ClosedValue>(line, Json)!)];

    private CloseEntry Append(CloseEntry entry)
    {
        var hashed = entry with { Hash = HashOf(entry) };
        IReadOnlyList<CloseEntry> entries = [.. Entries, hashed];
        WriteWhole(Path.Combine(folder, "log.jsonl"), string.Concat(entries.Select(each => JsonSerializer.Serialize(each, Json) + "\n")));
        Entries = entries;
        return hashed;
    }

    private string ValuesFile(long number) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:0000}.jsonl"));

    private void Verify(string file, CloseEntry entry)
    {
        var values = ValuesFile(entry.Number);
        if (!File.Exists(values)) throw Tampered(file, entry.Number, $"its values are missing: {values}");
        if (Sha256(File.ReadAllText(values)) != entry.ValuesSha256) throw Tampered(file, entry.Number, $"its values have been changed: {values}");
    }

    private static string HashOf(CloseEntry entry) => Sha256(JsonSerializer.Serialize(entry with { Hash = "" }, Json));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Written beside, flushed to the disk, then renamed: whole or not at all.</summary>
    private static void WriteWhole(string file, string text)
    {
        var part = file + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, file, overwrite: true);
    }

    private static CloseEntry Parse(string file, int line, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CloseEntry>(text, Json) ?? throw Tampered(file, line, "it is empty");
        }
        catch (JsonException error)
        {
            throw new WarehouseException($"{file}:{line}: the log of closes was tampered with: the entry can't be read: {error.Message} Put the folder back as it was from a backup.", error);
        }
    }

    private static WarehouseException Tampered(string file, long entry, string how) =>
        new($"{file}:{entry}: the log of closes was tampered with: {how}. Put the folder back as it was from a backup.") { Kind = FailureKind.Check };
}
