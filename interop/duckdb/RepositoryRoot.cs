namespace Warehouse.DuckDb;

/// <summary>Finds the checkout that holds <c>sql/</c>, <c>models/</c> and the settings at run time.</summary>
public static class RepositoryRoot
{
    /// <summary>The checkout's folder: <c>WAREHOUSE_ROOT</c>, else the nearest folder above the program that holds <c>Warehouse.sln</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither is there.</exception>
    public static string Path { get; } = Find();

    /// <summary>A path inside the checkout.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("WAREHOUSE_ROOT");
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(System.IO.Path.Combine(named, "models"))
                ? System.IO.Path.GetFullPath(named)
                : throw new DirectoryNotFoundException($"WAREHOUSE_ROOT is '{named}', which holds no models/ folder; set it to the checkout's folder");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Warehouse.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"no Warehouse.sln in any folder above {AppContext.BaseDirectory}; set WAREHOUSE_ROOT to the checkout's folder");
    }
}
