using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Warehouse.Reports.Packs;
using Warehouse.Reports.Rendering;

namespace Warehouse.Tests.Reports.Rendering;

/// <summary>A browser that is gone fails what was asked of it, even where somebody else still holds its end of the connection.</summary>
public sealed class DevToolsTests
{
    [Fact]
    public async Task SendAsync_ProcessEndsWhileTheConnectionStays_FailsAtOnce()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var ended = new TaskCompletionSource();
        var accepting = AcceptAsync(listener);
        await using var browser = await DevTools.ConnectAsync(new Uri($"ws://{listener.LocalEndpoint}/"), ended.Task, default);
        using var held = await accepting;

        var asked = browser.SendAsync("Page.enable", null, null, default);
        browser.IsOpen.ShouldBeTrue();
        ended.SetResult();

        (await Should.ThrowAsync<PackException>(() => asked.WaitAsync(Patience.Limit))).Message.ShouldBe(DevTools.Ended);
        browser.IsOpen.ShouldBeFalse();
        await browser.Ending;
    }

    /// <summary>Takes a connection as RFC 6455 asks and never says another word.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 names SHA-1, and nothing is kept secret by it.")]
    private static async Task<TcpClient> AcceptAsync(TcpListener listener)
    {
        var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        var key = "";
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            if (line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)) key = line.Split(':')[1].Trim();
        }

        var accepted = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accepted}\r\n\r\n"));
        return client;
    }
}
