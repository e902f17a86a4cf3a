using System.Globalization;
using Warehouse.Benchmarks.Etl;
using Warehouse.Benchmarks.Peers;

// Each verb prints data size, cores and the median of its runs beside plain DuckDB's, measured in the same run.
switch (args)
{
    case ["star", var folder]:
        Console.WriteLine(PeerStar.Build(folder));
        return 0;
    case ["load", .. var sizes]:
        Console.WriteLine(LoadBenchmark.Run(Size(sizes, 0, 10_000_000), (int)Size(sizes, 1, 3)));
        return 0;
    case ["daily", .. var sizes]:
        Console.WriteLine(DailyBenchmark.Run(Size(sizes, 0, 50_000_000), (int)Size(sizes, 1, 3)));
        return 0;
    case ["nochange", .. var sizes]:
        Console.WriteLine(NoChangeBenchmark.Run((int)Size(sizes, 0, 1000), (int)Size(sizes, 1, 5)));
        return 0;
    default:
        Console.Error.WriteLine("benchmarks: star FOLDER");
        return 2;
}

static long Size(string[] given, int at, long otherwise) => at < given.Length ? long.Parse(given[at], CultureInfo.InvariantCulture) : otherwise;
