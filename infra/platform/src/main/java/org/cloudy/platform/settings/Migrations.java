package org.cloudy.platform.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/**
 * The version of a capability's settings, and how older ones become it. A version without a migration only added fields that have
 * a default.
 *
 * @param version counts up from 1
 * @param steps by the version that they start from
 */
public record Migrations(int version, Map<Integer, Migration> steps) {
    /** Settings that never changed. */
    public static final Migrations NONE = new Migrations(1, Map.of());

    /** @throws IllegalArgumentException for a step that leads from no older version */
    public Migrations {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
        int newest = version;
        steps.keySet().stream().filter(from -> from < 1 || from >= newest).forEach(from -> {
            throw new IllegalArgumentException("no migration from version " + from + " leads to version " + newest);
        });
    }

    /** The next version, made by this step from the one before. */
    public Migrations then(Migration step) {
        Map<Integer, Migration> all = new TreeMap<>(steps);
        all.put(version, step);
        return new Migrations(version + 1, all);
    }

    /**
     * Settings of an older version, or of this one, as this version has them.
     *
     * @throws Failure CONFLICT if they are of a newer version: whoever wrote them knows more than this one, and they are left alone
     */
    public Map<String, Object> apply(Map<String, Object> settings, int from) {
        if (from > version) {
            throw Failure.of(
                    FailureCode.CONFLICT,
                    "settings.newer",
                    Map.of("found", String.valueOf(from), "known", String.valueOf(version)));
        }
        Map<String, Object> current = settings;
        for (int at = Math.max(1, from); at < version; at++) {
            Migration step = steps.get(at);
            if (step != null) {
                current = step.next(Collections.unmodifiableMap(new LinkedHashMap<>(current)));
            }
        }
        return current;
    }
}
