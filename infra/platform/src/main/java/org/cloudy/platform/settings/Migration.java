package org.cloudy.platform.settings;

import java.util.Map;

/** Makes settings of one version into those of the next: a pure function that changes nothing but what it returns. */
@FunctionalInterface
public interface Migration {
    /**
     * The settings as the next version wants them.
     *
     * @param settings as they were kept, by field name; cannot be changed
     * @throws org.cloudy.bus.Failure INVALID if no settings of the next version stand for these
     */
    Map<String, Object> next(Map<String, Object> settings);
}
