using System.Diagnostics;

namespace Warehouse.Tests.EndToEnd;

/// <summary>A disk that is full or read-only: the command says so and ends, readers keep the last version, and afterwards it goes on.</summary>
public sealed class FullDiskTests(TwoDeliveries deliveries) : IClassFixture<TwoDeliveries>, IDisposable
{
    private readonly string disk = Directory.CreateTempSubdirectory("warehouse-disk-").FullName;
    private bool mounted;

    private string Home => Path.Combine(disk, "home");

    [SkippableFact]
    public void Run_DiskFillsUp_FailsWholeAndGoesOnOnceThereIsRoom()
    {
        Mount("size=400m");
        deliveries.CopyFirst(Home);
        var before = TwoDeliveries.Published(Home);
        FillUp(leave: 3);

        var full = CommandLine.Run("run", "--home", Home, "--from", deliveries.Second);

        // Either a message, or DuckDB ends the process where a commit that can't be written can't be taken back either; both leave what was.
        full.ExitCode.ShouldNotBe(0, full.Error);
        TwoDeliveries.Published(Home).ShouldBe(before);
        File.Delete(Path.Combine(disk, "filler"));
        CommandLine.Succeed("run", "--home", Home, "--from", deliveries.Second);
        TwoDeliveries.Published(Home).ShouldBe(deliveries.AfterBoth);
    }

    [SkippableFact]
    public void Run_FileSystemIsReadOnly_SaysSoAndReadersGoOn()
    {
        Mount("size=400m");
        deliveries.CopyFirst(Home);
        Shell("mount", "-o", "remount,ro", disk);

        var refused = CommandLine.Run("run", "--home", Home, "--from", deliveries.Second);
        var asked = CommandLine.Run("query", "--home", Home, "--metrics", "mrr", "--format", "csv");

        refused.ExitCode.ShouldBe(1, refused.Error);
        refused.Error.ShouldContain("Read-only file system");
        refused.Error.ShouldNotContain("   at ");
        asked.ExitCode.ShouldBe(0, asked.Error);
    }

    public void Dispose()
    {
        if (mounted) Shell("umount", disk);
        Directory.Delete(disk, recursive: true);
    }

    private static void Shell(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, program);
    }

    private void Mount(string options)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "a small tmpfs can be mounted by root on Linux only");
        using var process = Process.Start("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk]);
        process.WaitForExit();
        mounted = process.ExitCode == 0;
        Skip.IfNot(mounted, "mounting is not allowed here");
    }

    private void FillUp(int leave)
    {
        var free = new DriveInfo(disk).AvailableFreeSpace - (leave * 1024L * 1024);
        using var filler = File.Create(Path.Combine(disk, "filler"));
        var block = new byte[1024 * 1024];
        for (var written = 0L; written < free; written += block.Length) filler.Write(block);
    }
}
