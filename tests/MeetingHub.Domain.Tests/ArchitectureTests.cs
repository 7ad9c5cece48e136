namespace MeetingHub.Domain.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Domain_references_only_System() =>
        Assert.Equal([], typeof(Meeting).Assembly.GetReferencedAssemblies().Select(a => a.Name ?? "").Where(name => !name.StartsWith("System.", StringComparison.Ordinal)));
}
