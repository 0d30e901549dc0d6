using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace DealBot.EndToEnd.Architecture;

/// <summary>What a built assembly says of itself: whom it refers to, and what it uses of them.</summary>
internal sealed record BuiltAssembly(
    string Name, IReadOnlySet<string> References, IReadOnlySet<string> TypesUsed, IReadOnlySet<string> MembersUsed, IReadOnlySet<string> Namespaces)
{
    /// <summary>Reads an assembly from the tests' own folder, where the build puts it.</summary>
    public static BuiltAssembly Read(string name)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")));
        var metadata = file.GetMetadataReader();
        string Text(StringHandle handle) => metadata.GetString(handle);
        string TypeName(TypeReferenceHandle handle) =>
            metadata.GetTypeReference(handle) is var type && type.Namespace.IsNil ? Text(type.Name) : $"{Text(type.Namespace)}.{Text(type.Name)}";

        return new BuiltAssembly(
            name,
            metadata.AssemblyReferences.Select(handle => Text(metadata.GetAssemblyReference(handle).Name)).ToHashSet(StringComparer.Ordinal),
            metadata.TypeReferences.Select(TypeName).ToHashSet(StringComparer.Ordinal),
            metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind is HandleKind.TypeReference)
                .Select(member => $"{TypeName((TypeReferenceHandle)member.Parent)}.{Text(member.Name)}")
                .ToHashSet(StringComparer.Ordinal),
            metadata.TypeDefinitions.Select(handle => metadata.GetTypeDefinition(handle))
                .Where(type => !type.Namespace.IsNil)
                .Select(type => Text(type.Namespace))
                .ToHashSet(StringComparer.Ordinal));
    }
}
