using Warehouse.Reports.Delivery;

namespace Warehouse.Tests.Reports.Delivery;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("high", "high")]
    [InlineData("mid_market-2", "mid_market-2")]
    [InlineData("佐藤花子", "佐藤花子")]
    public void Of_PlainMember_IsItself(string member, string name) => SafeName.Of(member).ShouldBe(name);

    [Theory]
    [InlineData("佐藤 花子", "佐藤_花子-")]
    [InlineData("Sato", "sato-")]
    [InlineData("../../etc/passwd", "______etc_passwd-")]
    [InlineData("a/b\\c:d", "a_b_c_d-")]
    [InlineData("..", "__-")]
    [InlineData("", "-")]
    [InlineData("a\0b\nc", "a_b_c-")]
    [InlineData("👩‍💼", "___-")]
    public void Of_AnyOtherMember_KeepsItsLettersAndGetsItsHash(string member, string start)
    {
        var name = SafeName.Of(member);

        name.ShouldStartWith(start);
        name.Length.ShouldBe(start.Length + 8);
        Path.GetFileName(name).ShouldBe(name);
        SafeName.Of(member).ShouldBe(name);
    }

    [Fact]
    public void Of_MembersThatLookAlike_NeverShareAName()
    {
        string[] members = ["Sato", "sato", "SATO", "sato ", "sa to", "sa/to", "sa_to", "\u304C", "\u304B\u3099"];

        members.Select(SafeName.Of).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(members.Length);
    }

    [Fact]
    public void Of_LongMember_FitsAFileName() =>
        System.Text.Encoding.UTF8.GetByteCount(SafeName.Of(new string('花', 300))).ShouldBeLessThanOrEqualTo(90);
}
