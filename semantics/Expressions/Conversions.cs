using Warehouse.Semantics.Manifest;

namespace Warehouse.Semantics.Expressions;

/// <summary>What one unit of a currency is worth in the reporting currency: the last rate before a day. Without any rate it counts as 0.</summary>
/// <param name="Reporting">The reporting currency, worth 1.</param>
/// <param name="Currency">The row's currency.</param>
/// <param name="Before">The first day whose rate is too late.</param>
/// <param name="Otherwise">The same for a currency that had no rate then; null = it counts as 0.</param>
internal sealed record RateBefore(ExchangeRates Rates, string Reporting, Expression Currency, Expression Before, Expression? Otherwise) : Expression;

/// <summary>A time as the clocks of a zone show it.</summary>
/// <param name="From">The zone in which the time is written; empty = it carries its own offset.</param>
/// <param name="To">The zone in which it is read.</param>
internal sealed record InZone(Expression Time, string From, string To) : Expression;
