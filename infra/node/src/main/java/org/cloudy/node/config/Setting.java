package org.cloudy.node.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said about a node before it starts; each by the same name in all sources. */
public enum Setting {
    HTTP("http", "PORT", false),
    HTTPS("https", "PORT", false),
    NAME("name", "NAME", false),
    LISTEN("listen", "ADDRESS", false),
    JOIN("join", "HOST:PORT", true),
    BRIDGE("bridge", "PORT", false),
    CLUSTER("cluster", "PORT", false),
    MICRO_CLOUD("micro-cloud", "NAME", false);

    private final String key;
    private final String label;
    private final boolean repeatable;

    Setting(String key, String label, boolean repeatable) {
        this.key = key;
        this.label = label;
        this.repeatable = repeatable;
    }

    /** Its name in {@code node.yaml}. */
    public String key() {
        return key;
    }

    /** Its name on the command line. */
    public String option() {
        return "--" + key;
    }

    /** Its name in the environment. */
    public String variable() {
        return "CLOUDY_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What its value is, for the usage. */
    public String label() {
        return label;
    }

    /** Whether it takes several values. */
    public boolean repeatable() {
        return repeatable;
    }

    static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findAny();
    }
}
