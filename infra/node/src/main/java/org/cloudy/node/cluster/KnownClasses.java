package org.cloudy.node.cluster;

import com.hazelcast.config.JavaSerializationFilterConfig;
import java.util.Set;

/**
 * The classes that a member may name in what it sends: those that Hazelcast's own operations carry, failures and what they are
 * made of, and those in which the members of the bus tell of themselves. Hazelcast filters Java's serialization alone; by all
 * its other ways of making an object from a class's name it asks its class loader for it, which is this one.
 */
final class KnownClasses extends ClassLoader {
    private static final String HAZELCAST = "com.hazelcast.";
    private static final Set<String> BUS = Set.of(
            "io.vertx.spi.cluster.hazelcast.impl.HazelcastNodeInfo",
            "io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo");
    private static final Set<String> JAVA = Set.of(
            "java.lang.Throwable",
            "java.lang.StackTraceElement",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.Error",
            "java.lang.Number",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Enum",
            "java.util.Collections$EmptyList",
            "java.util.Collections$UnmodifiableCollection",
            "java.util.Collections$UnmodifiableList",
            "java.util.Collections$UnmodifiableRandomAccessList",
            "java.util.ArrayList",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.UnsupportedOperationException",
            "java.lang.NullPointerException",
            "java.lang.ClassCastException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.IllegalMonitorStateException",
            "java.lang.InterruptedException",
            "java.lang.ReflectiveOperationException",
            "java.lang.ClassNotFoundException",
            "java.io.IOException",
            "java.io.ObjectStreamException",
            "java.io.EOFException",
            "java.io.InvalidClassException",
            "java.net.SocketException",
            "java.net.ConnectException",
            "java.util.concurrent.TimeoutException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.CancellationException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.RejectedExecutionException");

    KnownClasses() {
        super("known-classes", KnownClasses.class.getClassLoader());
    }

    /** The same for Java's serialization. */
    static JavaSerializationFilterConfig filter() {
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
        filter.getWhitelist().addPrefixes(HAZELCAST, "[Ljava.lang.StackTraceElement");
        filter.getWhitelist().addClasses(JAVA.toArray(String[]::new));
        return filter;
    }

    /**
     * @throws ClassNotFoundException if there is no such class at all, as of the parts of Hazelcast that are not used here
     * @throws SecurityException if there is one that is none of these; what was merely not found would be looked for elsewhere
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> found = super.loadClass(name, resolve);
        if (!name.startsWith(HAZELCAST) && !BUS.contains(name) && !JAVA.contains(name)) {
            throw new SecurityException("no class that a member may name: " + name);
        }
        return found;
    }
}
