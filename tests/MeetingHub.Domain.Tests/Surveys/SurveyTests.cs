namespace MeetingHub.Domain.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly QuestionWords[] Regions = [new("es", "¿De dónde viene?", ["Andes", "Caribe"]), new("pt", "De onde vem?", ["Andes", "Caribe"])];

    [Fact]
    public void It_says_a_question_in_the_language_of_who_answers_or_in_the_first()
    {
        var question = Held().Ask(QuestionKind.Choice, Regions, isAnswered: false);

        Assert.Equal(("De onde vem?", "¿De dónde viene?"), (question.In("pt").Text, question.In("en").Text));
    }

    [Fact]
    public void Options_are_as_many_in_each_language()
    {
        var broken = Assert.Throws<DomainRuleException>(() => Held().Ask(QuestionKind.Choice, [Regions[0], new("pt", "De onde?", ["Andes"])], isAnswered: false));

        Assert.Equal("Rule.QuestionOptions", broken.Rule);
    }

    [Fact]
    public void It_opens_only_when_it_asks_something_and_stays_as_it_is_once_somebody_has_answered()
    {
        var survey = Held();
        Assert.Equal("Rule.SurveyWithoutQuestions", Assert.Throws<DomainRuleException>(() => survey.Open(true)).Rule);

        Assert.Equal("Rule.SurveyAnswered", Assert.Throws<DomainRuleException>(() => survey.Ask(QuestionKind.Text, Regions, isAnswered: true)).Rule);
    }

    [Fact]
    public void An_anonymous_answer_holds_no_account_and_a_named_one_does()
    {
        foreach (var isAnonymous in (bool[])[true, false])
        {
            var survey = Held(isAnonymous);
            survey.Ask(QuestionKind.Text, [new("en", "Why?", [])], isAnswered: false);
            survey.Open(true);

            Assert.Equal(isAnonymous ? null : "account", survey.Answer(new Dictionary<int, SurveyReplies> { [0] = new([], "Because.") }, "account", "en").AccountId);
        }
    }

    [Theory]
    [InlineData(QuestionKind.Choice, new[] { 2 })]
    [InlineData(QuestionKind.Choice, new[] { 0, 1 })]
    [InlineData(QuestionKind.Scale, new[] { 5 })]
    [InlineData(QuestionKind.Several, new[] { -1 })]
    public void What_is_no_answer_to_its_question_is_refused(QuestionKind kind, int[] options)
    {
        var survey = Held();
        survey.Ask(kind, Regions, isAnswered: false);
        survey.Open(true);

        Assert.Equal("Rule.SurveyReply", Assert.Throws<DomainRuleException>(() => survey.Answer(new Dictionary<int, SurveyReplies> { [0] = new(options, "") }, null, "es")).Rule);
    }

    [Fact]
    public void A_ticket_is_good_for_one_answer()
    {
        var ticket = new SurveyTicket(1, "digest");
        ticket.Use();

        Assert.Equal("Rule.SurveyAnsweredOnce", Assert.Throws<DomainRuleException>(ticket.Use).Rule);
    }

    [Fact]
    public void Fewer_than_five_answers_are_counted_and_not_shown()
    {
        var (survey, few) = Answered(4, 0);
        var hidden = Assert.Single(SurveyTally.Of(survey, few));
        Assert.Equal((4, 0, true), (hidden.Answered, hidden.Counts.Count, hidden.IsHidden));

        var (other, enough) = Answered(4, 1);
        Assert.Equal([4, 1], Assert.Single(SurveyTally.Of(other, enough)).Counts);
    }

    [Theory]
    [InlineData(6, 7, 2)]
    [InlineData(6, 4, 0)] // the four could be worked out from all and the six
    [InlineData(4, 4, 0)]
    public void A_group_under_five_is_not_broken_down_nor_can_it_be_worked_out(int andes, int caribe, int shown)
    {
        var (survey, answers) = Answered(andes, caribe);

        Assert.Equal(shown, SurveyTally.Groups(survey.Questions[0], answers).Count);
    }

    [Fact]
    public void A_small_group_is_not_told_of_by_asking_the_other_way_round()
    {
        // Of two questions, the second makes a group of two.
        var survey = Held();
        foreach (var _ in Enumerable.Range(0, 2)) Numbered(survey.Ask(QuestionKind.Choice, Regions, isAnswered: false), survey.Questions.Count);
        survey.Open(true);
        var answers = Enumerable.Range(0, 12).Select(n => survey.Answer(new Dictionary<int, SurveyReplies> { [1] = new([n % 2], ""), [2] = new([n < 10 ? 0 : 1], "") }, null, "es")).ToList();

        Assert.Equal([(0, 0), (1, 0)], SurveyTally.BrokenDown(survey, survey.Questions[0], answers).Select(g => (g.Option, g.Tallies.Count)));
        Assert.Empty(SurveyTally.BrokenDown(survey, survey.Questions[1], answers));
    }

    [Fact]
    public void A_question_that_few_of_a_group_replied_to_is_not_told_of_any()
    {
        var survey = Held();
        Numbered(survey.Ask(QuestionKind.Choice, Regions, isAnswered: false), 1);
        Numbered(survey.Ask(QuestionKind.Scale, [new("en", "How useful?", [])], isAnswered: false), 2);
        survey.Open(true);
        // Ten of each group, of whom nine and three say how useful it was: the three would be all less the nine.
        var answers = Enumerable.Range(0, 20).Select(n => survey.Answer(new Dictionary<int, SurveyReplies> { [1] = new([n % 2], ""), [2] = new(n % 2 == 0 ? n < 18 ? [1] : [] : n < 6 ? [2] : [], "") }, null, "es")).ToList();

        Assert.Equal([(0, 10, 0), (1, 10, 0)], SurveyTally.BrokenDown(survey, survey.Questions[0], answers).Select(g => (g.Option, g.Answers, g.Tallies.Count)));
    }

    [Fact]
    public void A_scale_has_a_mean()
    {
        var survey = Held();
        survey.Ask(QuestionKind.Scale, [new("en", "How useful?", [])], isAnswered: false);
        survey.Open(true);
        var answers = Enumerable.Range(0, 5).Append(4).Select(o => survey.Answer(new Dictionary<int, SurveyReplies> { [0] = new([o], "") }, null, "en")).ToList();

        Assert.Equal(20 / 6.0, Assert.Single(SurveyTally.Of(survey, answers)).Mean!.Value, 6);
    }

    private static (Survey Survey, List<SurveyAnswer> Answers) Answered(int first, int second)
    {
        var survey = Held();
        survey.Ask(QuestionKind.Choice, Regions, isAnswered: false);
        survey.Open(true);
        return (survey, [.. Enumerable.Repeat(0, first).Concat(Enumerable.Repeat(1, second)).Select(o => survey.Answer(new Dictionary<int, SurveyReplies> { [0] = new([o], "") }, null, "es"))]);
    }

    // As the store numbers them.
    private static void Numbered(SurveyQuestion question, int id) => typeof(SurveyQuestion).GetProperty(nameof(SurveyQuestion.Id))!.SetValue(question, id);

    private static Survey Held(bool isAnonymous = true) => new(1, SurveyMoment.After, isAnonymous, "secret");
}
