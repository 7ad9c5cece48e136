namespace MeetingHub.Domain;

/// <summary>A record with a page of its own.</summary>
public interface IAddressed
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>The readable part of its address, unique among records of its kind.</summary>
    string Slug { get; }

    /// <summary>Gives it another address; the store keeps the old one leading here.</summary>
    void MoveTo(string slug);
}
