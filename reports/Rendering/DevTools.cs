using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Warehouse.Reports.Packs;

namespace Warehouse.Reports.Rendering;

/// <summary>A client of the DevTools protocol: commands answered by number, events handed to whoever listens to their session.</summary>
public sealed class DevTools : IAsyncDisposable
{
    /// <summary>What is said of a browser that went away.</summary>
    public const string Ended = "Chromium ended while it was printing";

    // Scripts and fonts are long: what JSON can say in one byte it says in one.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _waiting = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonObject>> _listeners = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _reading = Task.CompletedTask;
    private volatile bool _hasEnded;
    private int _lastNumber;

    private DevTools()
    {
    }

    /// <summary>False once the browser has ended or closed the connection: nothing will be answered any more.</summary>
    public bool IsOpen => !_hasEnded;

    /// <summary>A value as a script may hold it.</summary>
    public static string Json(object value) => JsonSerializer.Serialize(value, Plain);

    /// <summary>Connects to a browser.</summary>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="ended">Done once it has ended: a child that outlives a killed browser may hold the connection open.</param>
    public static async Task<DevTools> ConnectAsync(Uri endpoint, Task ended, CancellationToken cancellation)
    {
        var client = new DevTools();
        await client._socket.ConnectAsync(endpoint, cancellation);
        client._reading = client.ReadAsync();
        _ = ended.ContinueWith(_ => client._socket.Abort(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return client;
    }

    /// <summary>Ends when the connection does.</summary>
    public Task Ending => _reading;

    /// <summary>Hands the events of one session to a listener, with their method and parameters, until it is forgotten.</summary>
    public void Listen(string session, Action<string, JsonObject> listener) => _listeners[session] = listener;

    /// <summary>Hands a session's events to nobody any more.</summary>
    public void Forget(string session) => _listeners.TryRemove(session, out _);

    /// <summary>Sends a command and waits for its result.</summary>
    /// <exception cref="PackException">The browser refused it or went away.</exception>
    public async Task<JsonObject> SendAsync(string method, object? parameters, string? session, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[number] = answer;
        // Asked after the answer is awaited, so that an end in between is told to it all the same.
        if (_hasEnded) throw new PackException(Ended);
        var message = new JsonObject { ["id"] = number, ["method"] = method };
        if (parameters is not null) message["params"] = JsonSerializer.SerializeToNode(parameters);
        if (session is not null) message["sessionId"] = session;

        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString(Plain)), WebSocketMessageType.Text, true, cancellation);
        }
        catch (WebSocketException lost)
        {
            throw new PackException(Ended, lost);
        }
        finally
        {
            _sending.Release();
        }

        var reply = await answer.Task.WaitAsync(cancellation);
        return reply["error"] is { } error
            ? throw new PackException($"Chromium refused {method}: {error["message"]}")
            : reply["result"]!.AsObject();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _ended.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await ReceiveAsync() is { } message) Deliver(message);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser is gone or we are: either way nobody answers any more.
        }
        finally
        {
            _hasEnded = true;
            foreach (var number in _waiting.Keys)
            {
                if (_waiting.TryRemove(number, out var answer)) answer.TrySetException(new PackException(Ended));
            }
        }
    }

    private void Deliver(JsonObject message)
    {
        if (message["id"] is { } id)
        {
            if (_waiting.TryRemove(id.GetValue<int>(), out var answer)) answer.TrySetResult(message);
        }
        else if (message["method"] is { } method)
        {
            if (message["sessionId"] is { } session && _listeners.TryGetValue(session.GetValue<string>(), out var listener)) listener(method.GetValue<string>(), message["params"]?.AsObject() ?? []);
        }
    }

    private async Task<JsonObject?> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, _ended.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(message.ToArray())!.AsObject();
        }
    }
}
