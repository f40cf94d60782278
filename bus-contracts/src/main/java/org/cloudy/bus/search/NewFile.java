package org.cloudy.bus.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file whose text this node is to publish.
 *
 * @param upload name of the file in the node's folder {@code tmp/uploads}, where the gateway keeps what came with a form until it is
 *     answered; at most 100 MB
 * @param fileName what the sender calls the file: by its ending some formats are told from others
 * @param name what this node calls the document, as of a {@link NewDocument}; null for one made of the file's name
 * @param kind as of a {@link NewDocument}
 * @param title one line of at most 300 characters; null for the file's own, or else its first line
 * @param language null for the one that the file names, or else that its text seems to be in
 * @param url where the whole of it is; http or https
 * @param attributes as of a {@link NewDocument}
 */
public record NewFile(
        String upload,
        String fileName,
        @Nullable String name,
        String kind,
        @Nullable String title,
        @Nullable DocumentLanguage language,
        @Nullable String url,
        Map<String, String> attributes) {
    /** How large a file may be, in bytes. */
    public static final int LARGEST = 100 * 1_000_000;
}
