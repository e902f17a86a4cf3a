using Warehouse.Etl.Generate.Finance;
using Warehouse.Etl.Generate.Simulate;

namespace Warehouse.Etl.Generate.Extracts;

/// <summary>Writes what it knows of each account as the accounts go by; disposing it completes its files.</summary>
internal interface IStoryWriter : IDisposable
{
    void Write(AccountStory story, AccountBooks books);
}
