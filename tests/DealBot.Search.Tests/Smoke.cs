namespace DealBot.Search.Tests;
public sealed class Smoke { [Fact] public void Builds() => Assert.True(true); }
