using Serilog;
using Serilog.Core;
using Serilog.Events;
using Warehouse.Etl;

namespace Warehouse.App.Terminal;

/// <summary>Says on stderr what a service does, a line of JSON each, for machines that collect logs.</summary>
internal sealed class JsonLog : IStageLog, IDisposable
{
    private readonly Logger logger = new LoggerConfiguration().WriteTo.Console(new CompactJson(), standardErrorFromLevel: LogEventLevel.Verbose).CreateLogger();

    public void Line(string message) => logger.Information("{Said:l}", message);

    public void Warn(string message) => logger.Warning("{Said:l}", message);

    public void Progress(string what, int done, int total)
    {
    }

    public void Dispose() => logger.Dispose();
}
