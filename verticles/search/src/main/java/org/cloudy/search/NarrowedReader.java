package org.cloudy.search;

import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A segment of which only some documents are there, as if all others were deleted: Lucene's bulk scorers heed that as they go, which a
 * filter beside the query would turn off.
 */
final class NarrowedReader extends FilterLeafReader {
    private final @Nullable FixedBitSet wanted;
    private final int documents;

    /** @param wanted null for all of a segment without deleted documents */
    NarrowedReader(LeafReader segment, @Nullable FixedBitSet wanted) {
        super(segment);
        this.wanted = wanted;
        this.documents = wanted == null ? segment.numDocs() : wanted.cardinality();
    }

    @Override
    public @Nullable Bits getLiveDocs() {
        return wanted;
    }

    @Override
    public int numDocs() {
        return documents;
    }

    @Override
    public CacheHelper getCoreCacheHelper() {
        return in.getCoreCacheHelper();
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }
}
