using Warehouse.Benchmarks.Peers;

// Each verb prints data size, cores and the median of its runs beside plain DuckDB's, measured in the same run.
switch (args)
{
    case ["star", var folder]:
        Console.WriteLine(PeerStar.Build(folder));
        return 0;
    default:
        Console.Error.WriteLine("benchmarks: star FOLDER");
        return 2;
}
