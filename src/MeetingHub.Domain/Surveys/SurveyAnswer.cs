namespace MeetingHub.Domain;

/// <summary>What was replied to one question.</summary>
/// <param name="Options">The options chosen, from 0; of a scale the number less 1.</param>
/// <param name="Text">The words; empty where there are none.</param>
public sealed record SurveyReplies(IReadOnlyList<int> Options, string Text);

/// <summary>
/// What one person answered. Of an anonymous survey it holds nothing of them, not even when they answered: its number is random, so that the order tells nothing either.
/// </summary>
public sealed class SurveyAnswer
{
    private readonly List<SurveyReply> replies = [];

    private SurveyAnswer() => Language = "";

    internal SurveyAnswer(int surveyId, string? accountId, string language) => (Id, SurveyId, AccountId, Language) = (Guid.NewGuid(), surveyId, accountId, language);

    /// <summary>Random.</summary>
    public Guid Id { get; private set; }

    /// <summary>The store's number of the survey.</summary>
    public int SurveyId { get; private set; }

    /// <summary>Who answered, where they had an account and the survey is not anonymous.</summary>
    public string? AccountId { get; private set; }

    /// <summary>The BCP 47 tag of the language that they answered in.</summary>
    public string Language { get; private set; }

    /// <summary>What they replied; nothing for a question that they left out.</summary>
    public IReadOnlyList<SurveyReply> Replies => replies;

    internal void Add(SurveyQuestion question, SurveyReplies given)
    {
        var options = given.Options.Distinct().Order().ToList();
        if (options.Exists(o => o < 0 || o >= question.OptionCount) || (question.Kind is not QuestionKind.Several && options.Count > 1))
            throw new DomainRuleException("Rule.SurveyReply", "That is no answer to this question.");
        var text = question.Kind == QuestionKind.Text ? given.Text.Trim() : "";
        if (text.Length > 0) replies.Add(new SurveyReply(question.Id, null, text));
        replies.AddRange(options.Select(o => new SurveyReply(question.Id, o, null)));
    }
}

/// <summary>One option that was chosen, or words that were written.</summary>
public sealed class SurveyReply
{
    internal SurveyReply(int questionId, int? option, string? text) => (Id, QuestionId, Option, Text) = (Guid.NewGuid(), questionId, option, text);

    /// <summary>Random, as the answer's.</summary>
    public Guid Id { get; private set; }

    /// <summary>The answer that it belongs to.</summary>
    public Guid AnswerId { get; private set; }

    /// <summary>The store's number of the question.</summary>
    public int QuestionId { get; private set; }

    /// <summary>The option, from 0.</summary>
    public int? Option { get; private set; }

    /// <summary>The words.</summary>
    public string? Text { get; private set; }
}

/// <summary>Says that a link or an account has one answer, and whether it was given; never which. It knows no time.</summary>
public sealed class SurveyTicket(int surveyId, string digest)
{
    /// <summary>The digest, which is its number too.</summary>
    public string Digest { get; private set; } = digest;

    /// <summary>The store's number of the survey.</summary>
    public int SurveyId { get; private set; } = surveyId;

    /// <summary>Whether the answer was given.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>The answer was given.</summary>
    /// <exception cref="DomainRuleException">It was given before.</exception>
    public void Use()
    {
        if (IsUsed) throw new DomainRuleException("Rule.SurveyAnsweredOnce", "You have answered already.");
        IsUsed = true;
    }
}
