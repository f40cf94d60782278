package org.cloudy.cli.search;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import org.cloudy.bus.search.DocumentLanguage;

/** The languages of documents, as they are typed; for completion. */
final class Languages extends ArrayList<String> {
    @Serial
    private static final long serialVersionUID = 1L;

    Languages() {
        super(Arrays.stream(DocumentLanguage.values())
                .map(DocumentLanguage::tag)
                .toList());
    }
}
