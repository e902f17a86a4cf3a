using System.Globalization;
using Warehouse.Semantics.Schema;

namespace Warehouse.Semantics.Manifest;

/// <summary>Reads the top-level key <c>reporting</c>.</summary>
internal static class ReportingReader
{
    /// <exception cref="SemanticException">It stands twice, or a value is not what it must be.</exception>
    public static Reporting Read(IReadOnlyList<YamlMap> documents)
    {
        var found = documents.Select(d => d.Map("reporting")).OfType<YamlMap>().ToList();
        if (found.Count == 0) return Reporting.Plain;
        if (found.Count > 1) throw found[1].Place.Error($"'reporting' is defined twice, first at {found[0].Place}");
        var map = found[0];
        map.Only(FileShapes.Reporting);
        return new Reporting(
            AsOf(map),
            Month(map),
            Choice.Read<DayOfWeek>(map, "week_start", DayOfWeek.Monday),
            Zone(map),
            map.Text("currency"),
            map.Map("exchange_rates") is { } rates ? Rates(rates) : null);
    }

    private static DateOnly? AsOf(YamlMap map)
    {
        var text = map.Text("as_of");
        if (text.Length == 0) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw map.PlaceOf("as_of").Error($"as_of: expected a day such as 2026-10-31, found '{text}'");
    }

    private static int Month(YamlMap map) => map.Number("fiscal_year_start_month") switch
    {
        null => 1,
        >= 1 and <= 12 and { } month when month == decimal.Truncate(month) => (int)month,
        _ => throw map.PlaceOf("fiscal_year_start_month").Error($"fiscal_year_start_month: expected a month from 1 to 12, found '{map.Text("fiscal_year_start_month")}'"),
    };

    private static string Zone(YamlMap map)
    {
        var zone = map.Text("time_zone");
        return zone.Length == 0 || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? zone
            : throw map.PlaceOf("time_zone").Error($"time_zone: '{zone}' is unknown; expected a name such as Asia/Tokyo");
    }

    private static ExchangeRates Rates(YamlMap map)
    {
        map.Only(FileShapes.ExchangeRates);
        var (_, schema, table) = SemanticModelReader.Relation(map.Required("model"), "model", map.PlaceOf("model"));
        return new ExchangeRates(schema, table, map.Text("currency", "currency"), map.Text("date", "rate_date"), map.Text("rate", "rate"));
    }
}
