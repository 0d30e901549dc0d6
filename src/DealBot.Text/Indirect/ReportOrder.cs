namespace DealBot.Text.Indirect;

/// <summary>Where the reported words stand beside the cue.</summary>
internal enum ReportOrder
{
    /// <summary>The cue reports no speech.</summary>
    None = 0,

    /// <summary>"Officials said the road was closed."</summary>
    After = 1,

    /// <summary>"The road was closed, officials said."</summary>
    Before = 2,

    /// <summary>"The road, officials said, was closed."</summary>
    Around = 3,
}
