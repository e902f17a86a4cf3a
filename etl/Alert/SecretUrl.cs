namespace Warehouse.Etl.Alert;

/// <summary>A URL that whoever knows it may use; it prints as its host only.</summary>
/// <remarks>Chat services put the token into the path, others into the query or the user part, so none of them is shown.</remarks>
public sealed class SecretUrl
{
    private SecretUrl(Uri url) => Url = url;

    /// <summary>The whole URL, for sending only.</summary>
    internal Uri Url { get; }

    /// <summary>The URL in an environment variable.</summary>
    /// <returns>Null when the variable is unset or empty.</returns>
    /// <exception cref="WarehouseException">It is no http or https URL; the message does not repeat it.</exception>
    public static SecretUrl? FromEnvironment(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? Parse(text, variable) : null;

    /// <inheritdoc cref="FromEnvironment"/>
    public static SecretUrl Parse(string text, string variable) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new SecretUrl(url!)
            : throw new WarehouseException($"{variable}: expected an http or https URL; what was found is not shown, as it may hold a secret");

    /// <summary><c>https://hooks.example.com/…</c></summary>
    public override string ToString() => $"{Url.Scheme}://{Url.Authority}/…";

    /// <summary>Takes the URL, and each part that may be secret, out of a text that others wrote, such as an error of the network.</summary>
    public string Mask(string text) => text
        .Replace(Url.ToString(), ToString(), StringComparison.OrdinalIgnoreCase)
        .Replace(Url.OriginalString, ToString(), StringComparison.OrdinalIgnoreCase)
        .Replace(Url.PathAndQuery is { Length: > 1 } path ? path : "\0", "/…", StringComparison.OrdinalIgnoreCase);
}
