using System.Reflection;

namespace Warehouse.Tests.Interop.Bindings;

/// <summary>Writes a member as the fixture's list writes it, so that the two can be compared as text.</summary>
internal static class MemberSignature
{
    internal const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> All(Type type) =>
        type.GetMembers(Everything).Select(Of).OfType<string>();

    private static string? Of(MemberInfo member) => member switch
    {
        MethodBase { IsPublic: true } method => Of(method),
        FieldInfo { IsPublic: true } field => $"{Name(field.DeclaringType!)}: field {Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Of(MethodBase method)
    {
        var scope = method.IsStatic ? "static" : "instance";
        var result = method is MethodInfo { ReturnType: var type } ? Name(type) : "Void";
        var parameters = string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)));
        var generic = method.IsGenericMethod ? $" generic/{method.GetGenericArguments().Length}" : "";
        return $"{Name(method.DeclaringType!)}: {scope} {result} {method.Name}({parameters}){generic}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return $"ref {Name(type.GetElementType()!)}";
        if (type.IsPointer)
            return $"{Name(type.GetElementType()!)}*";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";
        if (type.IsGenericMethodParameter)
            return $"!!{type.GenericParameterPosition}";
        if (type.IsFunctionPointer)
            return FunctionPointer(type);
        return type.IsPrimitive || type == typeof(string) || type == typeof(void) ? type.Name : type.FullName!;
    }

    private static string FunctionPointer(Type type)
    {
        var signature = type.GetFunctionPointerParameterTypes().Append(type.GetFunctionPointerReturnType()).Select(Name);
        return $"delegate*<{string.Join(',', signature)}>{(type.IsUnmanagedFunctionPointer ? " CDecl" : "")}";
    }
}
