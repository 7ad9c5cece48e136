namespace MeetingHub.Domain;

/// <summary>How often each option of a question was chosen.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answered">How many replied to it.</param>
/// <param name="Counts">By option; empty where so few replied that their answers could be told apart.</param>
/// <param name="Texts">The words that were written, in an order that tells nothing; empty likewise.</param>
public sealed record QuestionTally(SurveyQuestion Question, int Answered, IReadOnlyList<int> Counts, IReadOnlyList<string> Texts)
{
    /// <summary>Whether too few replied for the answers to be shown.</summary>
    public bool IsHidden => Answered is > 0 and < SurveyTally.FewestShown;

    /// <summary>The mean of a scale; null where there is none to show.</summary>
    public double? Mean => Question.Kind == QuestionKind.Scale && Counts.Sum() is > 0 and var all ? Counts.Select((count, option) => count * (option + 1.0)).Sum() / all : null;
}

/// <summary>The results of a survey. Groups of fewer than <see cref="FewestShown"/> are not broken down.</summary>
public static class SurveyTally
{
    /// <summary>The fewest people whose answers are shown.</summary>
    public const int FewestShown = 5;

    /// <summary>Counts the answers.</summary>
    /// <param name="survey">The survey with its questions.</param>
    /// <param name="answers">All answers, or those of a group.</param>
    public static IReadOnlyList<QuestionTally> Of(Survey survey, IReadOnlyCollection<SurveyAnswer> answers) => [.. survey.Questions.OrderBy(q => q.Position).Select(q => Of(q, answers))];

    /// <summary>The answers of each group that one question makes; a group that is too small is left out, and with it the next smallest, from which it could be worked out.</summary>
    /// <param name="by">A question with one option to choose.</param>
    /// <param name="answers">All answers.</param>
    public static IReadOnlyList<(int Option, IReadOnlyList<SurveyAnswer> Answers)> Groups(SurveyQuestion by, IReadOnlyCollection<SurveyAnswer> answers)
    {
        var groups = answers.Select(a => (Answer: a, Option: a.Replies.FirstOrDefault(r => r.QuestionId == by.Id)?.Option)).Where(a => a.Option is not null)
            .GroupBy(a => a.Option!.Value, a => a.Answer).Select(g => (Option: g.Key, Answers: (IReadOnlyList<SurveyAnswer>)[.. g])).OrderBy(g => g.Answers.Count).ToList();
        // Whoever replied nothing is a group too, which nobody sees.
        var hidden = answers.Count - groups.Sum(g => g.Answers.Count);
        while (groups.Count > 0 && (groups[0].Answers.Count < FewestShown || hidden is > 0 and < FewestShown))
        {
            hidden += groups[0].Answers.Count;
            groups.RemoveAt(0);
        }
        return [.. groups.OrderBy(g => g.Option)];
    }

    /// <summary>
    /// The results of each group that one question makes. A question is left out of a group where those who replied to it are too few, or where their replies could be worked out;
    /// and a question that itself makes a group which is too small is left out of all, because asked the other way round it would tell of that group.
    /// </summary>
    /// <param name="survey">The survey with its questions.</param>
    /// <param name="by">A question with one option to choose.</param>
    /// <param name="answers">All answers.</param>
    public static IReadOnlyList<(int Option, int Answers, IReadOnlyList<QuestionTally> Tallies)> BrokenDown(Survey survey, SurveyQuestion by, IReadOnlyCollection<SurveyAnswer> answers)
    {
        var told = survey.Questions.Where(q => q.Id != by.Id && q.Kind != QuestionKind.Text && !MakesSmallGroup(q, answers)).OrderBy(q => q.Position)
            .Select(q => (Question: q, Groups: Groups(by, [.. answers.Where(a => Replied(a, q))]).ToDictionary(g => g.Option, g => g.Answers))).ToList();
        return [.. Groups(by, answers).Select(g => (g.Option, g.Answers.Count,
            (IReadOnlyList<QuestionTally>)[.. told.Where(t => t.Groups.ContainsKey(g.Option)).Select(t => Of(t.Question, t.Groups[g.Option]))]))];
    }

    private static bool Replied(SurveyAnswer answer, SurveyQuestion question) => answer.Replies.Any(r => r.QuestionId == question.Id);

    private static bool MakesSmallGroup(SurveyQuestion question, IReadOnlyCollection<SurveyAnswer> answers) => question.Kind == QuestionKind.Choice
        && answers.SelectMany(a => a.Replies).Where(r => r.QuestionId == question.Id).Select(r => r.Option).OfType<int>().CountBy(option => option).Any(option => option.Value < FewestShown);

    private static QuestionTally Of(SurveyQuestion question, IReadOnlyCollection<SurveyAnswer> answers)
    {
        var replies = answers.Select(a => a.Replies.Where(r => r.QuestionId == question.Id).ToList()).Where(r => r.Count > 0).ToList();
        if (replies.Count < FewestShown) return new QuestionTally(question, replies.Count, [], []);
        var counts = new int[question.OptionCount];
        foreach (var reply in replies.SelectMany(r => r))
            if (reply.Option is { } option) counts[option]++;
        return new QuestionTally(question, replies.Count, counts, [.. replies.SelectMany(r => r).Select(r => r.Text).OfType<string>().Order(StringComparer.Ordinal)]);
    }
}
