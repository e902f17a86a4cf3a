using System.Reflection;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Warehouse.Tests.Interop.Bindings;

public sealed class DataAssemblyTests
{
    /// <summary>Compiling a method resolves every member it calls, so a missing one shows here and not in production.</summary>
    [Fact]
    public void Data_EveryMethodButTheTwoOfArrow_Compiles()
    {
        var failures = new List<string>();
        var compiled = 0;
        foreach (var method in Methods())
        {
            try
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
                compiled++;
            }
            catch (Exception failure)
            {
                failures.Add($"{method.DeclaringType!.Name}.{method.Name}: {failure.GetType().Name}");
            }
        }

        compiled.ShouldBeGreaterThan(800);
        failures.Order().ShouldBe(
        [
            "DuckDBCommand.ExecuteArrowBatchesAsync: FileNotFoundException",
            "DuckDBCommand.ExecuteArrowStream: FileNotFoundException",
        ]);
    }

    private static IEnumerable<MethodBase> Methods() => Types()
        .Where(type => !type.ContainsGenericParameters && !type.IsSubclassOf(typeof(Delegate)))
        .SelectMany(type => type.GetMethods(MemberSignature.Everything).Cast<MethodBase>().Concat(type.GetConstructors(MemberSignature.Everything)))
        .Where(method => !method.IsAbstract && !method.ContainsGenericParameters);

    /// <summary>Without Apache.Arrow some types do not load; the rest come with the exception.</summary>
    private static IEnumerable<Type> Types()
    {
        try
        {
            return typeof(DuckDBConnection).Assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partial)
        {
            return partial.Types.OfType<Type>();
        }
    }
}
