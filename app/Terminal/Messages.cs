namespace Warehouse.App.Terminal;

/// <summary>Everything said to the person at the terminal goes to stderr; stdout carries data only.</summary>
internal static class Messages
{
    public static void Line(string text) => Console.Error.WriteLine(text);

    public static void Error(string text) => Console.Error.WriteLine($"warehouse: {text}");
}
