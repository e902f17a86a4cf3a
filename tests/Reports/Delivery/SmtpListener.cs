using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Warehouse.Tests.Reports.Delivery;

/// <summary>An SMTP server on loopback that keeps what it is told. It knows no encryption.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string? _refusal;

    /// <param name="refusal">What it answers to DATA; null: it takes the letter.</param>
    public SmtpListener(string? refusal = null)
    {
        _refusal = refusal;
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every command, without the letter's lines.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>The letters as they came, in ASCII.</summary>
    public List<string> Letters { get; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or the client hung up.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            Commands.Add(line);
            if (line.StartsWith("EHLO", StringComparison.Ordinal)) await writer.WriteLineAsync("250-test\r\n250 AUTH LOGIN");
            else if (line.StartsWith("AUTH login ", StringComparison.Ordinal)) await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
            else if (Commands.Count > 1 && Commands[^2].StartsWith("AUTH login ", StringComparison.Ordinal)) await writer.WriteLineAsync("235 welcome");
            else if (line == "DATA" && _refusal is not null) await writer.WriteLineAsync(_refusal);
            else if (line == "DATA") await ReadLetterAsync(reader, writer);
            else await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
        }
    }

    private async Task ReadLetterAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") letter.Append(line).Append('\n');
        Letters.Add(letter.ToString());
        await writer.WriteLineAsync("250 taken");
    }
}
