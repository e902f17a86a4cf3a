using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Contracts as they stand at the extraction.</summary>
internal sealed class ContractFiles(string source, Timeline timeline) : IStoryWriter
{
    private readonly ObjectFile _contracts = new(source, "contracts", timeline.ExtractedAt);

    public void Write(AccountStory story, AccountBooks books)
    {
        foreach (var contract in story.Revenue.Contracts) WriteContract(story.Plan.Id, contract);
    }

    public void Dispose() => _contracts.Dispose();

    private void WriteContract(string accountId, Contract contract)
    {
        var status = contract switch
        {
            { LeftOn: not null } when contract.LeftOn <= timeline.LastDay => "terminated",
            { LeftOn: not null } => "notice_given",
            _ when contract.TermEnd <= timeline.LastDay => "expired",
            _ when contract.Start > timeline.LastDay => "signed",
            _ => "active",
        };
        _contracts.Row(
            contract.ContractId, accountId, contract.Start, contract.TermEnd, contract.AutoRenew, contract.Notice, contract.RenewedFrom, status,
            Calendar.Later(contract.SignedOn, contract.EndKnownOn ?? contract.SignedOn).InTokyo(11 * 60));
    }
}
