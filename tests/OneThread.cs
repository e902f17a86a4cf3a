using System.Runtime.CompilerServices;
using Warehouse.DuckDb;

namespace Warehouse.Tests;

/// <summary>
/// What the tests and the programs they start hold small is answered sooner by one thread than by two that wait for each other, and other tests want the
/// processors. Those that say <c>""</c> for <see cref="Duck.ThreadsVariable"/> take all of them.
/// </summary>
internal static class OneThread
{
    [ModuleInitializer]
    internal static void ForDatabases()
    {
        if (Environment.GetEnvironmentVariable(Duck.ThreadsVariable) is null) Environment.SetEnvironmentVariable(Duck.ThreadsVariable, "1");
    }
}
