using DealBot.Core.Articles;
using DealBot.Core.Articles.Speakers;

namespace DealBot.Core.Tests.Libraries;

public sealed class SpeakerDirectoryTests
{
    [Fact]
    public void A_surname_alone_joins_the_person_whom_an_article_calls_by_it()
    {
        var entry = Assert.Single(Directory([Name("Ann Marsh", 3), Alias("Ann Marsh", "Marsh"), Quotes("Ann Marsh", 2)], [Name("Marsh", 4), Quotes("Marsh", 5)]));

        Assert.Equal(("Ann Marsh", 7), (entry.Name, entry.QuoteCount));
        Assert.Equal([Key("Ann Marsh"), Key("Marsh")], entry.Keys);
        Assert.Equal(["Marsh"], entry.Aliases);
    }

    [Fact]
    public void Which_article_came_first_makes_no_difference()
    {
        SpeakerForm[] full = [Name("Ann Marsh", 3), Alias("Ann Marsh", "Marsh")];
        SpeakerForm[] surname = [Name("Marsh", 4)];

        Assert.Equivalent(Directory(full, surname), Directory(surname, full), strict: true);
    }

    [Fact]
    public void Two_people_with_one_surname_stay_apart_and_the_surname_alone_is_nobodys() =>
        Assert.Equal(
            ["Ann Marsh", "Ben Marsh", "Marsh"],
            Directory(
                [Name("Ann Marsh", 3), Alias("Ann Marsh", "Marsh")],
                [Name("Ben Marsh", 3), Alias("Ben Marsh", "Marsh")],
                [Name("Marsh", 4)]).Select(entry => entry.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_surname_that_nearly_always_means_one_person_is_that_persons() =>
        Assert.Equal(
            [Key("Ann Marsh"), Key("Marsh")],
            Directory(
                [Name("Ann Marsh", 90), Alias("Ann Marsh", "Marsh")],
                [Name("Ben Marsh", 3), Alias("Ben Marsh", "Marsh")],
                [Name("Marsh", 4)]).Single(entry => entry.Name is "Ann Marsh").Keys);

    [Fact]
    public void A_surname_that_no_article_uses_for_the_person_is_not_taken_for_it() =>
        Assert.Equal(2, Directory([Name("Salt Marsh", 3)], [Name("Marsh", 4)]).Count);

    [Fact]
    public void A_surname_that_shares_a_role_with_the_full_name_is_the_same_person() =>
        Assert.Equal(
            ["Ann Marsh"],
            Directory([Name("Ann Marsh", 3), Role("Ann Marsh", "Minister")], [Name("Marsh", 4), Role("Marsh", "minister")])
                .Select(entry => entry.Name));

    [Fact]
    public void A_middle_name_makes_no_other_person() =>
        Assert.Equal("Ann Marsh", Assert.Single(Directory([Name("Ann Marsh", 5)], [Name("Ann R. Marsh", 1)])).Name);

    [Fact]
    public void Roles_come_most_frequent_first() =>
        Assert.Equal(
            ["minister", "chair"],
            Assert.Single(Directory(
                [Name("Ann Marsh", 1), Role("Ann Marsh", "chair")],
                [Name("Ann Marsh", 1), Role("Ann Marsh", "minister")],
                [Name("Ann Marsh", 1), Role("Ann Marsh", "minister")])).Roles);

    [Fact]
    public void Known_people_join_names_that_no_article_joins_and_add_their_roles()
    {
        var known = new KnownPerson(["Ann Marsh", "The Heron"], ["poet"]);

        var entry = Assert.Single(SpeakerDirectory.Of([Name("The Heron", 2), Name("Ann Marsh", 3)], [known]));

        Assert.Equal("Ann Marsh", entry.Name);
        Assert.Equal(["The Heron"], entry.Aliases);
        Assert.Equal(["poet"], entry.Roles);
    }

    [Fact]
    public void An_office_that_one_known_person_holds_alone_is_that_person()
    {
        KnownPerson[] known = [new(["Ann Marsh"], ["Norland premier", "member of parliament"]), new(["Ben Field"], ["member of parliament"])];

        var entries = SpeakerDirectory.Of(
            [Name("Ann Marsh", 3), Name("Norland premier", 1), Quotes("Norland premier", 1), Name("Ben Field", 2), Name("member of parliament", 1)], known);

        Assert.Equal(["Ann Marsh", "Ben Field", "member of parliament"], entries.Select(entry => entry.Name));
        Assert.Equal(1, entries[0].QuoteCount);
    }

    [Fact]
    public void Those_who_are_quoted_most_come_first() =>
        Assert.Equal(
            ["Ben Field", "Ann Marsh"],
            Directory([Name("Ann Marsh", 9), Quotes("Ann Marsh", 1)], [Name("Ben Field", 1), Quotes("Ben Field", 2)]).Select(entry => entry.Name));

    private static IReadOnlyList<SpeakerEntry> Directory(params SpeakerForm[][] articles) =>
        SpeakerDirectory.Of(SpeakerForm.Sum(articles.SelectMany(forms => forms)), []);

    private static string Key(string name) => FacetNames.FoldSpeaker(name);

    private static SpeakerForm Name(string name, int count) => new(Key(name), SpeakerFormKind.Name, name, count);

    private static SpeakerForm Alias(string name, string alias) => new(Key(name), SpeakerFormKind.Alias, alias, 1);

    private static SpeakerForm Role(string name, string role) => new(Key(name), SpeakerFormKind.Role, role, 1);

    private static SpeakerForm Quotes(string name, int count) => new(Key(name), SpeakerFormKind.Quotes, "", count);
}
