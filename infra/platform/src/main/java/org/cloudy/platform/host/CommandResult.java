package org.cloudy.platform.host;

import java.util.List;

/**
 * How a command ended.
 *
 * @param exit its exit status
 * @param output the last 1,000 lines that it wrote, to either stream
 */
public record CommandResult(int exit, List<String> output) {
    /** Whether it ended well. */
    public boolean succeeded() {
        return exit == 0;
    }
}
