using DealBot.Core.Configuration;

namespace DealBot.Core.Tests.Configuration;

public sealed class EnvironmentNamesTests
{
    private static readonly string[] Known = ["DEALBOT_DATA", "DEALBOT_DISCORD_TOKEN", "DEALBOT_DISCORD_TOKEN_FILE"];

    [Theory]
    [InlineData("DEALBOT_ANSWERCOUNT", "Did you mean DEALBOT_ANSWER_COUNT?")]
    [InlineData("DEALBOT_DISCORD_TOKN", "Did you mean DEALBOT_DISCORD_TOKEN?")]
    [InlineData("dealbot_data", "Did you mean DEALBOT_DATA?")]
    [InlineData("DEALBOT_FEEDS_MINUTE", "Did you mean DEALBOT_FEEDS_MINUTES?")]
    public void A_mistyped_variable_is_told_with_the_one_that_was_meant(string set, string expected)
    {
        var mistake = Assert.Single(EnvironmentNames.Mistyped(["PATH", set], Known));
        Assert.StartsWith($"The environment variable {set} is set, and nothing reads it.", mistake, StringComparison.Ordinal);
        Assert.EndsWith(expected, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_resembles_none_is_told_without_a_guess() =>
        Assert.Equal(["The environment variable DEALBOT_COLOUR_OF_THE_SKY is set, and nothing reads it."], EnvironmentNames.Mistyped(["DEALBOT_COLOUR_OF_THE_SKY"], Known));

    [Fact]
    public void Those_that_are_read_and_those_of_others_are_not_told_of() =>
        Assert.Empty(EnvironmentNames.Mistyped([.. Known, .. OptionKeys.All.Select(OptionKeys.VariableFor), "PATH", "DEALBOTTER"], Known));
}
