using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Warehouse.App.Terminal;

/// <summary>One log entry as a line of JSON, with the short names that log collectors know: @t time, @m message, @l level, @x exception, then the entry's own values.</summary>
internal sealed class CompactJson : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new(typeTagName: null);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"@t\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        output.Write("\",\"@m\":");
        JsonValueFormatter.WriteQuotedJsonString(logEvent.MessageTemplate.Render(logEvent.Properties, CultureInfo.InvariantCulture), output);
        if (logEvent.Level != LogEventLevel.Information) output.Write($",\"@l\":\"{logEvent.Level}\"");
        if (logEvent.Exception is { } error)
        {
            output.Write(",\"@x\":");
            JsonValueFormatter.WriteQuotedJsonString(error.ToString(), output);
        }

        foreach (var (name, value) in logEvent.Properties.Where(property => property.Key != "Said"))
        {
            output.Write(",");
            JsonValueFormatter.WriteQuotedJsonString(char.ToLowerInvariant(name[0]) + name[1..], output);
            output.Write(":");
            Values.Format(value, output);
        }

        output.WriteLine("}");
    }
}
