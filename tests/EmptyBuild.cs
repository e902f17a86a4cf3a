using Warehouse.Etl;
using Warehouse.Etl.Migrate;

namespace Warehouse.Tests;

/// <summary>The file of the checkout's build before anything has been loaded: it takes a second to make, is the same for all, and is copied.</summary>
internal static class EmptyBuild
{
    private static readonly Lazy<byte[]> Content = new(Make);

    /// <summary>Gives a new home its build.</summary>
    public static void PutInto(WarehouseHome home)
    {
        home.Create();
        File.WriteAllBytes(home.BuildFile, Content.Value);
    }

    private static byte[] Make()
    {
        var home = new WarehouseHome(Directory.CreateTempSubdirectory("warehouse-empty-").FullName);
        using (var connection = BuildDatabase.Open(home)) Migration.Apply(connection, Checkout.Current(), TimeProvider.System);
        var file = File.ReadAllBytes(home.BuildFile);
        Directory.Delete(home.Path, recursive: true);
        return file;
    }
}
