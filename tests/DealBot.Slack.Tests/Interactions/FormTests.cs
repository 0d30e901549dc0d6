using System.Text;
using DealBot.Core.Chat;
using DealBot.Testing;
using DealBot.Testing.Slack;

namespace DealBot.Slack.Tests.Interactions;

/// <summary>Forms, and where the answer to what was filled in goes.</summary>
public sealed class FormTests
{
    private static readonly Form Report = new("report-1", "Wrong speaker", [new FormField("who", "Who said it?", FormFieldKind.Line)]);

    [Fact]
    public async Task A_form_opens_at_once_and_its_answer_goes_where_the_button_was()
    {
        await using var served = await ServedSlack.StartAsync(Opens(Report));
        var modal = await OpenAsync(served, "U0ALICE", "C0RANDOM");
        Assert.DoesNotContain("secret-ticket", modal.Body.ToString(), StringComparison.Ordinal);
        await served.Slack.SubmitsAsync("U0ALICE", Filled("Who said it?", "<@U0BOB> & co"));

        Assert.Equal("U0ALICE", (await served.Slack.SeesAsync("U0ALICE", "C0RANDOM", "Thank you")).OnlyTo);
        var request = await served.HandledAsync(2);
        var submitted = Assert.IsType<ChatAction.Submit>(request.Action);
        Assert.Equal("report-1", submitted.FormId);
        Assert.Equal("<@U0BOB> & co", submitted.Fields["who"]);
        Assert.Equal(ChatOrigin.PrivateMessage, request.Origin);
        Assert.Equal("C0RANDOM", request.Place.Channel);
    }

    [Fact]
    public async Task Where_the_response_URL_is_spent_the_answer_to_a_form_still_arrives()
    {
        await using var served = await ServedSlack.StartAsync(Opens(Report));
        await OpenAsync(served, "U0ALICE", "C0GENERAL");
        served.Slack.Faults.Order(SlackFaults.ResponseUrl, new SlackFault.ServerError(404), times: 10);
        await served.Slack.SubmitsAsync("U0ALICE", Filled("Who said it?", "Rubio"));
        Assert.Equal("U0ALICE", (await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "Thank you")).OnlyTo);
    }

    [Fact]
    public async Task A_form_can_take_a_file_whose_bytes_are_fetched_when_wanted()
    {
        string? content = null;
        await using var served = await ServedSlack.StartAsync(Opens(new Form("add", "Add an article", [new FormField("file", "File", FormFieldKind.File)])));
        await OpenAsync(served, "U0MONA", "C0GENERAL");
        served.Chat.Answered = async (request, _, cancellation) =>
        {
            var file = ((ChatAction.Submit)request.Action).File!;
            using StreamReader reader = new(await file.OpenAsync(cancellation), Encoding.UTF8);
            content = await reader.ReadToEndAsync(cancellation);
            return new Reply([new Note($"Added {file.Name} of {file.Bytes} bytes")], Visibility.OnlyYou);
        };
        var file = served.Slack.Workspace.AddFile("news.txt", "The news."u8.ToArray(), "U0MONA");
        await served.Slack.SubmitsAsync("U0MONA", new Dictionary<string, string>(StringComparer.Ordinal), file);

        await served.Slack.SeesAsync("U0MONA", "C0GENERAL", "Added news.txt of 9 bytes");
        Assert.Equal("The news.", content);
    }

    [Fact]
    public async Task A_form_that_comes_too_late_is_told()
    {
        await using var served = await ServedSlack.StartAsync(Opens(Report));
        await served.Slack.TypesAsync("U0ALICE", "C0GENERAL", "/deal minerals");
        var first = await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "The words.");
        served.Slack.Faults.Order("views.open", new SlackFault.Refusal("expired_trigger_id"));
        await served.Slack.PressesAsync("U0ALICE", first, "Context");
        await served.Slack.SeesAsync("U0ALICE", "C0GENERAL", "could not be opened");
    }

    private static async Task<SlackView> OpenAsync(ServedSlack served, string user, string channel)
    {
        await served.Slack.TypesAsync(user, channel, "/deal minerals");
        await served.Slack.PressesAsync(user, await served.Slack.SeesAsync(user, channel, "The words."), "Context");
        var modal = await served.Slack.ModalAsync(user);
        served.Chat.Answered = static (_, _, _) => Task.FromResult(new Reply([new Note("Thank you")], Visibility.OnlyYou));
        return modal;
    }

    private static Dictionary<string, string> Filled(string label, string value) => new(StringComparer.Ordinal) { [label] = value };

    private static Action<ScriptedChat> Opens(Form form) => chat =>
    {
        OriginTests.Answers(Visibility.OnlyYou)(chat);
        chat.Planned = request => new ChatPlan(Visibility.OnlyYou, Form: request.Action is ChatAction.Press ? form : null);
    };
}
