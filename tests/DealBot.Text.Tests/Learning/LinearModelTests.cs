using DealBot.Text.Learning;

namespace DealBot.Text.Tests.Learning;

public sealed class LinearModelTests
{
    private static readonly TrainingOptions Small = new() { Bits = 10 };

    [Fact]
    public void A_model_that_was_written_reads_back_with_the_same_scores()
    {
        var model = LinearTrainer.Classify(Speech(), Small);
        using var file = new MemoryStream();
        model.Write(file);
        file.Position = 0;
        var again = LinearModel.Read(file);

        Assert.All(Speech(), example => Assert.Equal(model.Score(example.Features), again.Score(example.Features)));
    }

    [Theory]
    [InlineData(new byte[0], TestDisplayName = "nothing at all")]
    [InlineData(new byte[] { 1, 2, 3, 4, 1, 4, 0, 0, 128, 63 }, TestDisplayName = "other first bytes")]
    [InlineData(new byte[] { 68, 66, 76, 77, 2, 4, 0, 0, 128, 63 }, TestDisplayName = "a later version")]
    [InlineData(new byte[] { 68, 66, 76, 77, 1, 4, 0, 0, 128, 63, 9 }, TestDisplayName = "too few weights")]
    [InlineData(new byte[] { 68, 66, 76, 77, 1, 200, 0, 0, 128, 63 }, TestDisplayName = "a size beyond reason")]
    public void Bytes_that_are_no_model_are_refused(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        Assert.Throws<InvalidDataException>(() => LinearModel.Read(file));
    }

    [Fact]
    public void A_model_that_is_not_embedded_is_named_in_the_error()
    {
        var error = Assert.Throws<InvalidDataException>(() => LinearModel.Embedded("absent.weights"));
        Assert.Contains("absent.weights", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_twice_gives_the_same_bytes() =>
        Assert.Equal(Bytes(LinearTrainer.Classify(Speech(), Small)), Bytes(LinearTrainer.Classify(Speech(), Small)));

    [Fact]
    public void A_yes_or_no_question_is_learnt_from_its_examples()
    {
        var model = LinearTrainer.Classify(Speech(), Small);
        Assert.All(Speech(), example => Assert.Equal(example.Label, model.Score(example.Features) > 0));
    }

    [Fact]
    public void A_right_candidate_is_put_first()
    {
        List<RankedExample> choices = [];
        for (var i = 0; i < 40; i++)
        {
            uint[] near = [Fact("distance", "near"), Fact("noise", $"{i}")];
            uint[] far = [Fact("distance", "far"), Fact("noise", $"{i + 1}")];
            choices.Add(i % 2 == 0 ? new([near, far], [true, false]) : new([far, near], [false, true]));
        }

        var model = LinearTrainer.Rank(choices, Small);
        Assert.True(model.Score([Fact("distance", "near")]) > model.Score([Fact("distance", "far")]));
    }

    [Fact]
    public void A_choice_without_a_right_candidate_teaches_nothing()
    {
        var model = LinearTrainer.Rank([new([[1u], [2u]], [false, false]), new([[1u], [2u]], [true, true])], Small);
        Assert.Equal(0, model.Score([1u, 2u]));
    }

    [Fact]
    public void No_examples_give_a_model_that_knows_nothing() =>
        Assert.Equal(0, LinearTrainer.Classify([], Small).Score([1u, 2u, 3u]));

    private static List<LabelledExample> Speech()
    {
        string[] speech = ["said", "told", "warned", "announced"];
        string[] silence = ["walked", "ate", "slept", "drove"];
        List<LabelledExample> examples = [];
        for (var i = 0; i < 60; i++)
        {
            var label = i % 3 == 0;
            var verb = (label ? speech : silence)[i % 4];
            examples.Add(new([Fact("verb", verb), Fact("noise", $"{i % 7}")], label));
        }

        return examples;
    }

    private static uint Fact(string question, string answer) =>
        FeatureHash.Combine(FeatureHash.Word(question), FeatureHash.Word(answer));

    private static byte[] Bytes(LinearModel model)
    {
        using var file = new MemoryStream();
        model.Write(file);
        return file.ToArray();
    }
}
