using MeetingHub.Domain;

namespace MeetingHub.Formats.Tree;

/// <summary>What a block of a document is.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    TableRow,
    /// <summary>Wiki or web-page furniture: kept in the tree so that nothing is lost silently, read by nobody.</summary>
    Chrome,
}

/// <summary>One block of a document with its plain text; a table row also has its cells.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">Heading level or list depth, from 1; 0 for the others.</param>
/// <param name="Text">The plain text, markup taken out. Cells of a row are joined by tabs.</param>
internal sealed record Block(BlockKind Kind, int Level, MappedText Text)
{
    /// <summary>The cells of a table row.</summary>
    public IReadOnlyList<MappedText> Cells { get; init; } = [];

    /// <summary>True for an item with a number rather than a bullet.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>Which run of blank-line-free text it stands in, to tell neighbours from strangers.</summary>
    public int Group { get; init; }
}

/// <summary>A document as every text reader gives it.</summary>
/// <param name="Source">The decoded text that spans count in.</param>
/// <param name="Fields">Front matter, by lower-case key.</param>
/// <param name="Blocks">The blocks in the order of the text.</param>
/// <param name="Diagnostics">What was lost or doubtful.</param>
internal sealed record Document(string Source, IReadOnlyDictionary<string, MappedText> Fields, IReadOnlyList<Block> Blocks, IReadOnlyList<Diagnostic> Diagnostics);
