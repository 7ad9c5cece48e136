namespace MeetingHub.Domain;

/// <summary>When a survey is held.</summary>
public enum SurveyMoment
{
    /// <summary>Before the meeting.</summary>
    Before,
    /// <summary>After it.</summary>
    After,
}

/// <summary>What can be answered to a question.</summary>
public enum QuestionKind
{
    /// <summary>One of several options.</summary>
    Choice,
    /// <summary>Any number of several options.</summary>
    Several,
    /// <summary>A number from 1 to 5.</summary>
    Scale,
    /// <summary>Words.</summary>
    Text,
}

/// <summary>Questions to those who come to a meeting or were there, answered by link, one answer each.</summary>
public sealed class Survey
{
    private readonly List<SurveyQuestion> questions = [];

    private Survey() => Secret = "";

    /// <summary>A survey without questions yet, which nobody can answer.</summary>
    /// <param name="meetingId">The store's number of the meeting.</param>
    /// <param name="moment">Before or after it.</param>
    /// <param name="isAnonymous">Whether nothing may be stored of who answers.</param>
    /// <param name="secret">Random, so that digests of this survey say nothing elsewhere.</param>
    public Survey(int meetingId, SurveyMoment moment, bool isAnonymous, string secret) => (MeetingId, Moment, IsAnonymous, Secret) = (meetingId, moment, isAnonymous, secret);

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; }

    /// <summary>Before or after the meeting.</summary>
    public SurveyMoment Moment { get; private set; }

    /// <summary>Whether nothing is stored of who answers. It cannot be changed: those who answered were promised it.</summary>
    public bool IsAnonymous { get; private set; }

    /// <summary>What digests of links and accounts are made with.</summary>
    public string Secret { get; private set; }

    /// <summary>Whether it can be answered.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether everybody may read the results.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>How many were asked; at least as many as there are links.</summary>
    public int Invited { get; private set; }

    /// <summary>The questions in their order.</summary>
    public IReadOnlyList<SurveyQuestion> Questions => questions;

    /// <summary>Adds a question at the end.</summary>
    /// <exception cref="DomainRuleException">Somebody has answered already.</exception>
    public SurveyQuestion Ask(QuestionKind kind, IReadOnlyList<QuestionWords> words, bool isAnswered)
    {
        if (isAnswered) throw new DomainRuleException("Rule.SurveyAnswered", "A survey that somebody has answered stays as it is.");
        var question = new SurveyQuestion(questions.Select(q => q.Position + 1).DefaultIfEmpty().Max(), kind, words);
        questions.Add(question);
        return question;
    }

    /// <summary>Takes a question out.</summary>
    /// <exception cref="DomainRuleException">Somebody has answered already.</exception>
    public void Remove(SurveyQuestion question, bool isAnswered)
    {
        if (isAnswered) throw new DomainRuleException("Rule.SurveyAnswered", "A survey that somebody has answered stays as it is.");
        questions.Remove(question);
    }

    /// <summary>Lets it be answered, or no more.</summary>
    /// <exception cref="DomainRuleException">It asks nothing.</exception>
    public void Open(bool isOpen)
    {
        if (isOpen && questions.Count == 0) throw new DomainRuleException("Rule.SurveyWithoutQuestions", "Ask something first.");
        IsOpen = isOpen;
    }

    /// <summary>Shows its results to everybody, or to those who may read everything.</summary>
    public void Publish(bool isPublic) => IsPublic = isPublic;

    /// <summary>Notes that so many more were asked.</summary>
    public void Invite(int people) => Invited += people;

    /// <summary>Reads somebody's answer.</summary>
    /// <param name="replies">What was replied to each question.</param>
    /// <param name="accountId">Who answers; left out where the survey is anonymous.</param>
    /// <param name="language">The BCP 47 tag of the language they answered in.</param>
    /// <exception cref="DomainRuleException">It cannot be answered, or a reply is none to its question.</exception>
    public SurveyAnswer Answer(IReadOnlyDictionary<int, SurveyReplies> replies, string? accountId, string language)
    {
        if (!IsOpen) throw new DomainRuleException("Rule.SurveyClosed", "This survey cannot be answered any more.");
        var answer = new SurveyAnswer(Id, IsAnonymous ? null : accountId, language);
        foreach (var question in questions)
            if (replies.TryGetValue(question.Id, out var reply)) answer.Add(question, reply);
        if (answer.Replies.Count == 0) throw new DomainRuleException("Rule.SurveyEmpty", "Answer at least one question.");
        return answer;
    }
}

/// <summary>A question of a survey.</summary>
public sealed class SurveyQuestion
{
    /// <summary>The highest number of a scale, which begins at 1.</summary>
    public const int ScaleEnd = 5;

    private readonly List<QuestionWords> words = [];

    private SurveyQuestion()
    {
    }

    internal SurveyQuestion(int position, QuestionKind kind, IReadOnlyList<QuestionWords> words)
    {
        if (words.Count == 0) throw new DomainRuleException("Rule.QuestionWithoutWords", "Write the question in one language at least.");
        if (kind is QuestionKind.Choice or QuestionKind.Several && (words[0].Options.Count < 2 || words.Any(w => w.Options.Count != words[0].Options.Count)))
            throw new DomainRuleException("Rule.QuestionOptions", "Give two options at least, as many in each language.");
        (Position, Kind) = (position, kind);
        this.words.AddRange(words);
    }

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the survey.</summary>
    public int SurveyId { get; private set; }

    /// <summary>Its place, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>What can be answered.</summary>
    public QuestionKind Kind { get; private set; }

    /// <summary>What it says, in each language it was written in.</summary>
    public IReadOnlyList<QuestionWords> Words => words;

    /// <summary>How many options there are to choose from; of a scale, its numbers.</summary>
    public int OptionCount => Kind switch { QuestionKind.Text => 0, QuestionKind.Scale => ScaleEnd, _ => words[0].Options.Count };

    /// <summary>What it says in a language, or in the first that it was written in.</summary>
    public QuestionWords In(string language) => words.Find(w => w.Language == language) ?? words[0];
}

/// <summary>What a question says in one language.</summary>
public sealed class QuestionWords
{
    private QuestionWords() => (Language, Text, Lines) = ("", "", "");

    /// <summary>A question and its options, in their order, the same in each language.</summary>
    public QuestionWords(string language, string text, IReadOnlyList<string> options) => (Language, Text, Lines) = (language, text, string.Join('\n', options));

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the question.</summary>
    public int QuestionId { get; private set; }

    /// <summary>The BCP 47 tag of the language.</summary>
    public string Language { get; private set; }

    /// <summary>The question.</summary>
    public string Text { get; private set; }

    /// <summary>The options, one a line.</summary>
    public string Lines { get; private set; }

    /// <summary>The options.</summary>
    public IReadOnlyList<string> Options => Lines.Length == 0 ? [] : Lines.Split('\n');
}
