using System.Globalization;
using System.Text;
using Warehouse.Etl.Load;

namespace Warehouse.Tests.Etl.Load;

public sealed class ByteSieveTests
{
    private static readonly string[] Wanted = [.. Enumerable.Range(0, 20_000).Select(at => string.Create(CultureInfo.InvariantCulture, $"E260101-{at * 7}")), "", "日本", "abcdefgh", "abcdefgha"];

    [Fact]
    public void Passes_OfItsTexts_LetsAllPass()
    {
        var sieve = new ByteSieve(Wanted);

        Wanted.Where(text => !sieve.Passes(Encoding.UTF8.GetBytes(text))).ShouldBeEmpty();
    }

    [Fact]
    public void Passes_OfOthers_LetsFewPass()
    {
        var sieve = new ByteSieve(Wanted);

        Enumerable.Range(0, 100_000).Count(at => at % 7 != 0 && sieve.Passes(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"E260101-{at}")))).ShouldBeLessThan(2_000);
    }
}
