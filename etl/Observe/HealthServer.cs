using System.Net;
using System.Text;

namespace Warehouse.Etl.Observe;

/// <summary>Answers <c>GET http://127.0.0.1:PORT/health</c>: 200 when all is well, 503 when not, and what is the matter as JSON. Other machines can't reach it.</summary>
public sealed class HealthServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<HealthReport> report;
    private readonly Task answering;

    /// <exception cref="WarehouseException">Another program has the port.</exception>
    public HealthServer(int port, Func<HealthReport> report)
    {
        this.report = report;
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        try
        {
            listener.Start();
        }
        catch (Exception error) when (error is HttpListenerException or System.Net.Sockets.SocketException)
        {
            throw new WarehouseException($"health_port {port} can't be opened on 127.0.0.1: {error.Message}; give another in schedule.json or with --health-port", error);
        }

        answering = Task.Run(AnswerAll);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await answering.ConfigureAwait(false);
        listener.Close();
    }

    private async Task AnswerAll()
    {
        while (true)
        {
            try
            {
                Answer(await listener.GetContextAsync().ConfigureAwait(false));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // A caller that went away is nobody's matter; a listener that was stopped is the end.
                if (!listener.IsListening) return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var response = context.Response;
        if (context.Request.HttpMethod is not ("GET" or "HEAD") || context.Request.Url?.AbsolutePath is not ("/health" or "/"))
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }

        var (code, text) = Look();
        response.StatusCode = (int)code;
        response.ContentType = "application/json; charset=utf-8";
        if (context.Request.HttpMethod == "GET") response.OutputStream.Write(Encoding.UTF8.GetBytes(text));
    }

    private (HttpStatusCode Code, string Text) Look()
    {
        try
        {
            var health = report();
            return (health.Healthy ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, health.ToJson());
        }
#pragma warning disable CA1031 // Whatever keeps the report from being made is itself the answer.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return (HttpStatusCode.ServiceUnavailable, System.Text.Json.JsonSerializer.Serialize(new { healthy = false, error = error.Message }));
        }
    }
}
