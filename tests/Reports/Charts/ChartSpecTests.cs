using Warehouse.Reports.Charts;

namespace Warehouse.Tests.Reports.Charts;

public sealed class ChartSpecTests
{
    [Fact]
    public void ToJson_TextThatWouldEndItsScript_IsEscapedAndJapaneseIsNot()
    {
        var json = new ChartSpec("x", "", new { name = "</script>解約" }, [], 0).ToJson();

        json.ShouldNotContain("</script>");
        json.ShouldContain("解約");
    }
}
