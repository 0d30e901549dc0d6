using System.Text;
using AngleSharp.Io.Dom;

namespace DealBot.EndToEnd.Web.Ask;

/// <summary>A file as somebody chooses it in a form.</summary>
internal sealed class ChosenFile(string name, string text) : IFile
{
    public string Name => name;

    public string Type => "text/plain";

    public DateTime LastModified => DateTime.UnixEpoch;

    public int Length => Encoding.UTF8.GetByteCount(text);

    public Stream Body => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public bool IsClosed => false;

    public IBlob Slice(int start = 0, int end = int.MaxValue, string? contentType = null) => throw new NotSupportedException();

    public void Close()
    {
        // nothing is held
    }

    public void Dispose() => Close();
}
