package org.cloudy.platform;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The node's name, which its owner may change while it runs: a host name label (RFC 1123). */
public final class NodeName {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile String current;

    /** @throws IllegalArgumentException if the name is no host name label */
    public NodeName(String name) {
        this.current = checked(name);
    }

    /** Whether a text can be a node's name. */
    public static boolean isValid(String name) {
        return LABEL.matcher(name).matches();
    }

    /** The name now. */
    public String current() {
        return current;
    }

    /** Renames the node and tells those who listen. */
    public void change(String name) {
        current = checked(name);
        listeners.forEach(listener -> listener.accept(name));
    }

    /** Told of every new name. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    private static String checked(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException("a node is named by 1 to 63 letters, digits and hyphens, not: " + name);
        }
        return name;
    }
}
