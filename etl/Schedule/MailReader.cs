using System.Net.Mail;

namespace Warehouse.Etl.Schedule;

/// <summary>Reads and validates how packs are mailed.</summary>
internal static class MailReader
{
    private const int SubmissionPort = 587;
    private const string UsualVariable = "WAREHOUSE_SMTP_PASSWORD";

    public static MailSettings Read(ScheduleFields fields)
    {
        fields.Only("host", "port", "tls", "user", "password_variable", "from", "to");
        var from = fields.Text("from") ?? throw fields.Wrong("from", "the sender's address, such as kpi@example.com");
        var to = fields.Texts("to") is { Count: > 0 } receivers ? receivers : throw fields.Wrong("to", "at least one receiver's address");
        if (!MailAddress.TryCreate(from, out _)) throw fields.Wrong("from", "an address such as kpi@example.com");
        if (to.FirstOrDefault(address => !MailAddress.TryCreate(address, out _)) is { } wrong) throw fields.Wrong("to", "addresses such as board@example.com", $"'{wrong}'");
        var variable = fields.Text("password_variable") ?? UsualVariable;
        if (!variable.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')) throw fields.Wrong("password_variable", "the name of the environment variable that holds the password (a password is a secret and does not belong in a file)", "something else, not shown");
        return new MailSettings(
            fields.Text("host") ?? throw fields.Wrong("host", "the SMTP server's name"),
            fields.Whole("port", 1, 65535) ?? SubmissionPort,
            fields.Flag("tls") ?? true,
            fields.Text("user"),
            variable,
            from,
            to);
    }
}
