namespace DealBot.Search.Syntax;

/// <summary>What was typed, as a tree: Lucene's classic query syntax before any word is analysed.</summary>
/// <remarks><see cref="ToString"/> prints a tree in that syntax; what it prints parses to the same tree.</remarks>
public abstract record QuerySyntax
{
    private protected QuerySyntax() { } // closed: the cases in this file are all there are

    /// <summary>Where it stands in what was typed; empty for a part that was not typed.</summary>
    public SyntaxSpan Span { get; init; }

    /// <summary>Text without white space: one word, as a rule (<c>mineral</c>, <c>rare-earth</c>). Escapes are resolved.</summary>
    public sealed record Words(string Text) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Words that stand side by side (<c>"wasted trip"~2</c>), or in another field the value that is meant.</summary>
    public sealed record Phrase(string Text, int Slop) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Words that begin so: <c>miner*</c>.</summary>
    public sealed record Prefix(string Text) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Words of this pattern: <c>te?t</c>, <c>m*rals</c>.</summary>
    public sealed record Wildcard(string Pattern) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Words spelt nearly so: <c>zelenski~1</c>. Edits are 0 to 2.</summary>
    public sealed record Fuzzy(string Text, int MaxEdits) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Terms between two bounds: <c>[20250101 TO 20250201}</c>; a null bound, typed <c>*</c>, is open.</summary>
    public sealed record Range(string? Low, string? High, bool IncludesLow, bool IncludesHigh) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Everything: <c>*:*</c>.</summary>
    public sealed record Everything : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Something asked of a named field: <c>speaker:waltz</c>, <c>source:(reuters OR bbc)</c>.</summary>
    public sealed record InField(string Field, QuerySyntax Inner) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Something that counts more or less: <c>minerals^2</c>.</summary>
    public sealed record Boosted(QuerySyntax Inner, float Boost) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>Several clauses; AND, OR and NOT are already resolved to what each clause demands.</summary>
    public sealed record Group(IReadOnlyList<SyntaxClause> Clauses) : QuerySyntax
    {
        /// <inheritdoc/>
        public override string ToString() => SyntaxText.Print(this);
    }

    /// <summary>The clauses at the top: those of a group, or the whole as one optional clause.</summary>
    public IReadOnlyList<SyntaxClause> TopClauses => this is Group group ? group.Clauses : [new SyntaxClause(Occur.Should, this)];

    /// <summary>
    /// Replaces parts of the tree, children first. Where <paramref name="change"/> returns null the part is dropped, and so is
    /// what is left without parts.
    /// </summary>
    public QuerySyntax? Rewrite(Func<QuerySyntax, QuerySyntax?> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        switch (this)
        {
            case InField node:
                return node.Inner.Rewrite(change) is { } inField ? change(node with { Inner = inField }) : null;
            case Boosted node:
                return node.Inner.Rewrite(change) is { } boosted ? change(node with { Inner = boosted }) : null;
            case Group node:
                var clauses = new List<SyntaxClause>();
                foreach (var clause in node.Clauses)
                {
                    if (clause.Syntax.Rewrite(change) is { } kept) clauses.Add(clause with { Syntax = kept });
                }

                return clauses.Count > 0 ? change(node with { Clauses = clauses }) : null;
            default:
                return change(this);
        }
    }
}

/// <summary>One clause of a <see cref="QuerySyntax.Group"/>.</summary>
public sealed record SyntaxClause(Occur Occur, QuerySyntax Syntax);

/// <summary>A half-open range of what was typed, in UTF-16 code units from 0.</summary>
public readonly record struct SyntaxSpan(int Start, int End);
