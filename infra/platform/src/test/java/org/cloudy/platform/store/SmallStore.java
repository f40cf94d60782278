package org.cloudy.platform.store;

import java.nio.file.Path;
import org.sqlite.SQLiteConfig;

/** A node store on a disk that is soon full. */
public final class SmallStore {
    private SmallStore() {}

    /** A store that takes no more than so many pages of 4 KiB. */
    public static NodeStore open(Path file, int pages) {
        SQLiteConfig config = new SQLiteConfig();
        config.setMaxPageCount(pages);
        return NodeStore.open(file, config);
    }
}
