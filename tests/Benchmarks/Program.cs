using System.Globalization;
using Warehouse.Benchmarks.Etl;
using Warehouse.Benchmarks.Packs;
using Warehouse.Benchmarks.Peers;

// Each verb prints data size, cores and the median of its runs beside plain DuckDB's, measured in the same run.
switch (args)
{
    case ["compile", var manifest, .. var question]:
        return CompileQuestion.Run(manifest, question);
    case ["semantics", var folder, .. var sizes]:
        return TwelveQuestions.Run(folder, (int)Size(sizes, 0, 5));
    case ["packs", var database, .. var sizes]:
        Console.Write(await PackBenchmark.RunAsync(database, (int)Size(sizes, 0, 50), (int)Size(sizes, 1, 5)));
        return 0;
    case ["load", .. var sizes]:
        Console.WriteLine(LoadBenchmark.Run(Size(sizes, 0, 10_000_000), (int)Size(sizes, 1, 3), Size(sizes, 2, 1000) / 1e6));
        return 0;
    case ["daily", .. var sizes]:
        Console.WriteLine(DailyBenchmark.Run(Size(sizes, 0, 50_000_000), (int)Size(sizes, 1, 3), Size(sizes, 2, 30) / 1000.0));
        return 0;
    case ["big", .. var sizes]:
        Console.WriteLine(BigBenchmark.Run((int)Size(sizes, 0, 100_000), Size(sizes, 1, 100_000_000)));
        return 0;
    case ["stage", var stage, var folder, var accounts, var events]:
        Console.WriteLine(BigBenchmark.Stage(stage, folder, int.Parse(accounts, CultureInfo.InvariantCulture), long.Parse(events, CultureInfo.InvariantCulture)));
        return 0;
    case ["nochange", .. var sizes]:
        Console.WriteLine(NoChangeBenchmark.Run((int)Size(sizes, 0, 1000), (int)Size(sizes, 1, 5)));
        return 0;
    default:
        Console.Error.WriteLine("""
            benchmarks:
              semantics FOLDER [ROUNDS]         twelve questions of 10 M facts beside hand-written SQL; FOLDER keeps the star
              compile MANIFEST --metrics=… …    one question to SQL, as JSON; see CompileQuestion
              packs DATABASE [BATCH [ROUNDS]]   the board pack from question to PDF in a warm browser, and BATCH of them (50), one a CSM
              load [EVENTS [ROUNDS [SPOILT]]]   usage events through contracts beside plain DuckDB; SPOILT bad and SPOILT repeated ones in a million (1000)
              daily [EVENTS [ROUNDS [LATE]]]    a delivery of 1 % into that many events beside a full build; LATE in a thousand of it are up to 60 days late (30)
              big [ACCOUNTS [EVENTS]]           generate, load and build a big company: time and peak memory of each stage
              nochange [FILES [ROUNDS]]         a run over files that are loaded already
            """);
        return 2;
}

static long Size(string[] given, int at, long otherwise) => at < given.Length ? long.Parse(given[at], CultureInfo.InvariantCulture) : otherwise;
