package org.cloudy.bus.search;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/** What can be asked of the full-text search. */
public final class SearchContract {
    /** The best documents of the whole micro cloud. INVALID; UNAVAILABLE if no partition answered. */
    public static final Call<SearchQuery, SearchResults> QUERY =
            new Call<>("cloudy.search.query", SearchQuery.class, SearchResults.class, Reach.NODE, Role.ANYONE);

    /**
     * What somebody who typed this may go on to type: titles and words of the whole micro cloud that begin so, whatever their accents,
     * the most frequent first. Empty for what is blank or nowhere. INVALID.
     */
    public static final Call<SuggestQuery, Suggestions> SUGGEST =
            new Call<>("cloudy.search.suggest", SuggestQuery.class, Suggestions.class, Reach.NODE, Role.ANYONE);

    /** One document, whole. NOT_FOUND. */
    public static final Call<DocumentId, Document> GET =
            new Call<>("cloudy.search.get", DocumentId.class, Document.class, Reach.NODE, Role.ANYONE);

    /**
     * Publishes a document of this node until it is withdrawn, also after a restart; replaces the one of that name. INVALID with
     * what is wrong of each field; FORBIDDEN if the one of that name is somebody else's and the caller is no administrator;
     * UNAVAILABLE if the node publishes too many.
     */
    public static final Call<NewDocument, Document> PUBLISH =
            new Call<>("cloudy.search.publish", NewDocument.class, Document.class, Reach.NODE, Role.MEMBER).asAct();

    /** Publishes many at once; what is wrong with one keeps none of the others back. INVALID if there are too many. */
    public static final Call<NewDocuments, Publications> PUBLISH_ALL = new Call<>(
                    "cloudy.search.publish-all", NewDocuments.class, Publications.class, Reach.NODE, Role.MEMBER)
            .asAct();

    /**
     * Publishes the text of a file that was sent with a form: HTML, PDF, office, EPUB, subtitles, text. Fails as PUBLISH does;
     * INVALID if no text can be read from it, with the reason; NOT_FOUND if it is not among those that were sent; UNAVAILABLE if
     * too many are read just now.
     */
    public static final Call<NewFile, Document> PUBLISH_FILE =
            new Call<>("cloudy.search.publish-file", NewFile.class, Document.class, Reach.NODE, Role.MEMBER).asAct();

    /** Takes a document of this node back. NOT_FOUND; FORBIDDEN if another node published it, or somebody else on this one. */
    public static final Call<DocumentId, Empty> WITHDRAW =
            new Call<>("cloudy.search.withdraw", DocumentId.class, Empty.class, Reach.NODE, Role.MEMBER).asAct();

    /** What this node publishes. INVALID. */
    public static final Call<OwnQuery, OwnDocuments> OWN =
            new Call<>("cloudy.search.own", OwnQuery.class, OwnDocuments.class, Reach.NODE, Role.MEMBER);

    /** Which node holds how much of the index. */
    public static final Call<Empty, Placement> PLACEMENT =
            new Call<>("cloudy.search.placement", Empty.class, Placement.class, Reach.NODE, Role.MEMBER);

    /** A node's part of the index. */
    public static final Call<Empty, Share> SHARE =
            new Call<>("cloudy.search.share", Empty.class, Share.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** How often terms occur in a node's partitions. INVALID. */
    public static final Call<StatisticsQuery, PartialStatistics> STATISTICS = new Call<>(
            "cloudy.search.statistics", StatisticsQuery.class, PartialStatistics.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** The best documents of a node's partitions, scored as those of one index, or what is to be known for that first. INVALID. */
    public static final Call<PartialQuery, PartialResults> TOP =
            new Call<>("cloudy.search.top", PartialQuery.class, PartialResults.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** Documents of which a node has a copy. INVALID. */
    public static final Call<DocumentsQuery, SignedDocuments> DOCUMENTS = new Call<>(
            "cloudy.search.documents", DocumentsQuery.class, SignedDocuments.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** How a text may go on, in a node's partitions. INVALID. */
    public static final Call<CompletionQuery, PartialCompletions> COMPLETIONS = new Call<>(
            "cloudy.search.completions",
            CompletionQuery.class,
            PartialCompletions.class,
            Reach.MICRO_CLOUD,
            Role.MEMBER);

    private SearchContract() {}
}
