namespace Warehouse.Etl.Schedule;

/// <summary>A schedule that cannot be followed; the message names the file, the job, the field, what was expected and what was found.</summary>
public sealed class ScheduleException(string message) : Exception(message);
