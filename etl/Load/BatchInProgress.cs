using Warehouse.Etl.Extract.Reading;

namespace Warehouse.Etl.Load;

/// <summary>A file on its way in, with what has been counted so far.</summary>
internal sealed class BatchInProgress(long batchId, long deliveryId, DateTime extractedAt, DateTime startedAt, PlainFile file)
{
    public long BatchId { get; } = batchId;

    public long DeliveryId { get; } = deliveryId;

    public DateTime ExtractedAt { get; } = extractedAt;

    public DateTime StartedAt { get; } = startedAt;

    public PlainFile File { get; } = file;

    public long Read { get; set; }

    public long Rejected { get; set; }

    public long Superseded { get; set; }

    /// <summary>Whether its staged rows know their lines.</summary>
    public bool HasLines { get; set; }

    public long Loaded => Read - Rejected - Superseded;
}
