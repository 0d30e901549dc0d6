using DealBot.Text.Learning;

namespace DealBot.Text.Tests.Learning;

public sealed class FeatureVectorTests
{
    [Fact]
    public void Words_hash_alike_in_upper_and_lower_case() =>
        Assert.Equal(FeatureHash.Word("said"), FeatureHash.Word("SAID"));

    [Fact]
    public void The_order_of_a_pair_matters() =>
        Assert.NotEqual(FeatureHash.Combine(1, 2), FeatureHash.Combine(2, 1));

    [Fact]
    public void The_same_answer_to_two_questions_is_two_facts()
    {
        FeatureVector features = new();
        features.Add(1, FeatureHash.Word("said"));
        features.Add(2, FeatureHash.Word("said"));
        Assert.NotEqual(features.Hashes[0], features.Hashes[1]);
    }

    [Fact]
    public void A_cleared_vector_is_empty_and_holds_as_many_facts_as_before()
    {
        FeatureVector features = new();
        for (var i = 0; i < 1000; i++) features.Add(0, i);
        Assert.Equal(1000, features.Count);
        features.Clear();
        Assert.Equal(0, features.Count);
        features.AddIf(1, holds: false);
        Assert.Equal(0, features.Count);
    }
}
