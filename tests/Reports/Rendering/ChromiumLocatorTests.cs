using Warehouse.Reports.Rendering;

namespace Warehouse.Tests.Reports.Rendering;

public sealed class ChromiumLocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("warehouse-path-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_Setting_WinsOverThePath()
    {
        var named = Executable("my-browser");
        Executable("chromium");

        ChromiumLocator.Find(named, _folder).ShouldBe(new ChromiumSearch(named, null));
    }

    [Fact]
    public void Find_OnThePath_TakesTheHeadlessShellThenChromiumThenChrome()
    {
        Executable("google-chrome");
        ChromiumLocator.Find(null, _folder).Executable!.ShouldEndWith("google-chrome");

        Executable("chromium");
        ChromiumLocator.Find(null, _folder).Executable!.ShouldEndWith("chromium");

        Executable("chromium-headless-shell");
        ChromiumLocator.Find(null, _folder).Executable!.ShouldEndWith("chromium-headless-shell");
    }

    [Fact]
    public void Find_Nothing_SaysWhatIsMissingAndHowToGetIt()
    {
        var missing = ChromiumLocator.Find(null, _folder).Missing!;

        missing.ShouldContain("none of chromium-headless-shell, chrome-headless-shell, chromium, chromium-browser, google-chrome");
        missing.ShouldContain("apt-get install -y --no-install-recommends chromium-headless-shell, or chromium)");
        missing.ShouldContain("WAREHOUSE_CHROMIUM");
    }

    [Fact]
    public void Find_SettingWithoutItsFile_IsNotPassedOverInSilence()
    {
        Executable("chromium");

        ChromiumLocator.Find("/nowhere/chrome", _folder).Missing!.ShouldStartWith("WAREHOUSE_CHROMIUM names '/nowhere/chrome', and there is no such file");
    }

    private string Executable(string name)
    {
        var file = Path.Combine(_folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
        File.WriteAllText(file, "");
        return file;
    }
}
