using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Warehouse.Tests.Etl.Alert;

/// <summary>A receiver of webhooks on this machine that answers as a test says.</summary>
public sealed class WebhookListener : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Queue<int> answers;

    /// <param name="answers">Status codes, one a request; 200 when they are used up.</param>
    public WebhookListener(params int[] answers)
    {
        this.answers = new Queue<int>(answers);
        Port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
        listener.Start();
        _ = Task.Run(AnswerAll);
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/services/T0K3N?key=S3CR3T";

    public BlockingCollection<string> Received { get; } = [];

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The next body; fails when none comes.</summary>
    public string Next()
    {
        Received.TryTake(out var body, Patience.Limit).ShouldBeTrue("nothing was received");
        return body!;
    }

    public void Dispose() => listener.Close();

    private async Task AnswerAll()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = answers.Count > 0 ? answers.Dequeue() : 200;
            context.Response.Close();
            Received.Add(body);
        }
    }
}
