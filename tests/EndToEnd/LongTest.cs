namespace Warehouse.Tests.EndToEnd;

/// <summary>Tests of many minutes have the trait <c>Duration=Long</c> and run only where they are asked for: <c>WAREHOUSE_LONG=1 dotnet test Warehouse.sln --filter Duration=Long</c>.</summary>
public static class LongTest
{
    public static void SkipUnlessAskedFor() =>
        Skip.If(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAREHOUSE_LONG")), "takes minutes; run it with WAREHOUSE_LONG=1 dotnet test Warehouse.sln --filter Duration=Long");

    /// <summary>A whole number from the environment, to repeat a run or to make it longer.</summary>
    public static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
