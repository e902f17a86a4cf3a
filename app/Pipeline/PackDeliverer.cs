using System.Globalization;
using Warehouse.App.Commands;
using Warehouse.DuckDb;
using Warehouse.Etl;
using Warehouse.Etl.Alert;
using Warehouse.Etl.Schedule;
using Warehouse.Reports.Delivery;

namespace Warehouse.App.Pipeline;

/// <summary>Delivers the packs of the closing month that were printed: to a folder with an index page, by mail, or both.</summary>
internal static class PackDeliverer
{
    /// <summary>Delivers what a job says. A pack made of a version whose checks failed, or whose file is not what was printed, goes nowhere.</summary>
    /// <exception cref="WarehouseException">Nothing is published, or a check of the pack's version failed.</exception>
    /// <exception cref="Reports.Packs.PackException">Nothing was printed, or the mail was not taken.</exception>
    public static async Task DeliverAsync(WarehouseHome home, JobWork work, MailSettings? mail, IStageLog log, CancellationToken stop)
    {
        var (month, company) = Reported(home);
        await DeliverAsync(home, month, company, work, mail, log, stop);
    }

    internal static async Task DeliverAsync(WarehouseHome home, string month, string company, JobWork work, MailSettings? mail, IStageLog log, CancellationToken stop)
    {
        var pack = work.Pack!;
        var packs = await DeliveredPacks.ReadAsync(Path.Combine(home.PacksFolder, month), month, pack, work.Languages, stop);
        foreach (var version in packs.Files.Select(file => file.Version).Distinct()) RequireSound(home, version, pack);
        if (work.To is { } to)
        {
            var page = await packs.ToFolderAsync(Path.GetFullPath(to, home.Path), company, stop);
            log.Line(string.Create(CultureInfo.InvariantCulture, $"deliver: {packs.Files.Count} files of the {pack} pack of {month}, listed in {page}"));
        }

        if (work.IsMailed && mail is not null)
        {
            var server = Server(mail);
            var sent = await PackMail.SendAsync(server, packs, company, pack, stop);
            log.Line(string.Create(CultureInfo.InvariantCulture, $"deliver: {sent} PDFs of the {pack} pack of {month} mailed by {server} to {string.Join(", ", server.To)}"));
        }
    }

    private static (string Month, string Company) Reported(WarehouseHome home)
    {
        using var metrics = QueryCommand.Open(home.Path);
        return (metrics.Context.ClosingMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture), metrics.Context.CompanyName);
    }

    private static void RequireSound(WarehouseHome home, string version, string pack)
    {
        var file = home.VersionFile(version);
        if (!File.Exists(file)) throw new WarehouseException($"the {pack} pack was printed from version {version}, which is not kept any more, so that its checks can't be seen; print it again: warehouse report --home {home.Path} --pack {pack}");
        using var connection = Duck.Open(file, new DuckOptions { ReadOnly = true });
        var failed = connection.Query("select check_name, failing_rows from etl.check_result where severity = 'error' and failing_rows > 0 order by check_name", row => $"{row.GetString(0)} ({row.GetInt64(1)} rows)");
        if (failed.Count > 0) throw new WarehouseException($"the {pack} pack goes nowhere: checks of its version {version} failed: {string.Join(", ", failed)}") { Kind = FailureKind.Check };
    }

    private static MailServer Server(MailSettings mail)
    {
        var password = Environment.GetEnvironmentVariable(mail.PasswordVariable);
        if (mail.User is not null && string.IsNullOrEmpty(password)) throw new WarehouseException($"mail: {mail.User} signs in at {mail.Host}, and the environment variable {mail.PasswordVariable} with the password is not set");
        return new MailServer(mail.Host, mail.Port, mail.IsEncrypted, mail.User, password, mail.From, mail.To);
    }
}
