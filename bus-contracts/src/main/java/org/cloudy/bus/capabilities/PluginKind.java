package org.cloudy.bus.capabilities;

/** Where a plugin comes from: every node brings it, a file declares it, or a jar has its code. */
public enum PluginKind {
    SHIPPED,
    DECLARED,
    JAR;

    /** The kind of a file of this name in the folder of plugins. */
    public static PluginKind ofFile(String name) {
        return name.endsWith(".jar") ? JAR : DECLARED;
    }
}
