using System.Text;
using Warehouse.Reports.Delivery;
using Warehouse.Reports.Packs;

namespace Warehouse.Tests.Reports.Delivery;

public sealed class PackMailTests : IDisposable
{
    private const string Secret = "pass-word-1";

    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-mail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Send_TwoLanguages_CarriesThePdfsToEveryReceiver()
    {
        using var server = new SmtpListener();

        (await PackMail.SendAsync(Server(server, user: null), await PacksAsync(), "株式会社みほん", "board", default)).ShouldBe(2);

        server.Commands.ShouldContain("MAIL FROM:<kpi@example.com>");
        server.Commands.ShouldContain("RCPT TO:<a@example.com>");
        server.Commands.ShouldContain("RCPT TO:<b@example.com>");
        var letter = server.Letters.ShouldHaveSingleItem();
        letter.ShouldContain("name=board.ja.pdf");
        letter.ShouldContain("name=board.en.pdf");
        letter.ShouldNotContain("board.ja.html");
        letter.ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("ja paper")));
    }

    [Fact]
    public async Task Send_WithUser_SignsInFirst()
    {
        using var server = new SmtpListener();

        await PackMail.SendAsync(Server(server, user: "kpi"), await PacksAsync(), "A", "board", default);

        server.Commands.ShouldContain(command => command.StartsWith("AUTH login "));
        server.Commands.ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)));
    }

    [Fact]
    public async Task Send_ServerThatRefusesAndRepeatsTheSecret_IsQuotedWithoutIt()
    {
        using var server = new SmtpListener($"554 not from {Secret}");

        var error = await Should.ThrowAsync<PackException>(async () => await PackMail.SendAsync(Server(server, user: "kpi"), await PacksAsync(), "A", "board", default));

        error.ToString().ShouldNotContain(Secret);
        error.Message.ShouldContain($"127.0.0.1:{server.Port} did not take the letter to a@example.com, b@example.com: ");
        error.Message.ShouldContain("not from …");
        $"{Server(server, "kpi")}".ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Send_EncryptedToAServerThatCannot_GivesItNothing()
    {
        using var server = new SmtpListener();

        await Should.ThrowAsync<PackException>(async () => await PackMail.SendAsync(Server(server, "kpi") with { IsEncrypted = true }, await PacksAsync(), "A", "board", default));

        server.Commands.ShouldAllBe(command => command.StartsWith("EHLO") || command == "QUIT" || command == "STARTTLS");
    }

    [Fact]
    public async Task Send_NobodyListens_NamesTheServer()
    {
        int port;
        using (var server = new SmtpListener()) port = server.Port;

        (await Should.ThrowAsync<PackException>(async () => await PackMail.SendAsync(new MailServer("127.0.0.1", port, false, null, null, "kpi@example.com", ["a@example.com"]), await PacksAsync(), "A", "board", default)))
            .Message.ShouldStartWith($"127.0.0.1:{port} did not take the letter to a@example.com: ");
    }

    [Fact]
    public async Task Send_MoreThanALetterCarries_SaysSo()
    {
        var packs = await PacksAsync();
        packs = packs with { Files = [.. packs.Files.Select(file => file with { Bytes = 12 * 1024 * 1024 })] };

        (await Should.ThrowAsync<PackException>(() => PackMail.SendAsync(new MailServer("127.0.0.1", 9, false, null, null, "kpi@example.com", ["a@example.com"]), packs, "A", "board", default)))
            .Message.ShouldStartWith("2 packs of 24 MiB are more than the 18 MiB that a letter may carry");
    }

    private static MailServer Server(SmtpListener listener, string? user) => new("127.0.0.1", listener.Port, false, user, Secret, "kpi@example.com", ["a@example.com", "b@example.com"]);

    private Task<DeliveredPacks> PacksAsync() => Produced.PacksAsync(_folder);
}
