namespace DealBot.EndToEnd;
public sealed class Smoke { [Fact] public void Builds() => Assert.True(true); }
