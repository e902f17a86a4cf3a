using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Text;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Delivery;

/// <summary>The server that mails packs, and the addresses.</summary>
/// <param name="IsEncrypted">Whether the connection is encrypted (STARTTLS) before anything is said; a server that cannot is given nothing.</param>
/// <param name="User">Who signs in; null means nobody does.</param>
/// <param name="Password">A secret: in no message, no file.</param>
public sealed record MailServer(string Host, int Port, bool IsEncrypted, string? User, string? Password, string From, IReadOnlyList<string> To)
{
    /// <summary>Host and port only.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}

/// <summary>Mails packs as PDFs, all in one letter.</summary>
public static class PackMail
{
    /// <summary>What servers usually take, before the third that encoding adds.</summary>
    private const long LargestMebibytes = 18;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Sends the PDFs.</summary>
    /// <returns>How many were attached.</returns>
    /// <exception cref="PackException">They are too large for a letter, or the server refused or could not be reached; the message names server and receivers, and no secret.</exception>
    public static async Task<int> SendAsync(MailServer server, DeliveredPacks packs, string company, string pack, CancellationToken cancellation)
    {
        var attached = packs.Files.Where(file => file.Name.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        var mebibytes = attached.Sum(file => file.Bytes) / (1024 * 1024);
        if (mebibytes > LargestMebibytes) throw new PackException($"{attached.Count} packs of {mebibytes} MiB are more than the {LargestMebibytes} MiB that a letter may carry; deliver them to a folder ('to') and mail fewer of them");

        using var letter = new MailMessage { From = new MailAddress(server.From), Subject = $"{company} KPIパック {packs.Month} ({pack})", SubjectEncoding = Encoding.UTF8, Body = Body(packs, attached), BodyEncoding = Encoding.UTF8 };
        foreach (var address in server.To) letter.To.Add(address);
        foreach (var file in attached) letter.Attachments.Add(new Attachment(Path.Combine(packs.Folder, file.Name), "application/pdf"));
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.IsEncrypted, Credentials = server.User is { } user ? new NetworkCredential(user, server.Password) : null };
        using var timer = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            await client.SendMailAsync(letter, either.Token);
            return attached.Count;
        }
        catch (SmtpException error)
        {
            throw new PackException($"{server} did not take the letter to {string.Join(", ", server.To)}: {Masked(server, error)}");
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new PackException($"{server} did not take the letter to {string.Join(", ", server.To)} within {Patience.TotalSeconds:0} s");
        }
    }

    private static string Body(DeliveredPacks packs, IEnumerable<ProducedFile> attached)
    {
        var body = new StringBuilder($"{packs.Month}のKPIパックをお届けします。\nThe KPI packs of {packs.Month}.\n\n");
        foreach (var file in attached) body.Append(CultureInfo.InvariantCulture, $"{file.Name}{(file.Member is null ? "" : $" ({file.Member})")}  {file.AsOf:yyyy-MM-dd}  SHA-256 {file.Sha256}\n");
        return body.ToString();
    }

    // A server's answer may repeat what it was told.
    private static string Masked(MailServer server, SmtpException error)
    {
        var said = error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message;
        return server.Password is { Length: > 0 } secret
            ? said.Replace(secret, "…", StringComparison.Ordinal).Replace(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)), "…", StringComparison.Ordinal)
            : said;
    }
}
