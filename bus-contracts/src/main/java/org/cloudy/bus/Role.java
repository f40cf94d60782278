package org.cloudy.bus;

/** Who may call; each role may do what the ones before it may. */
public enum Role {
    /** Whoever reaches the node, without signing in. */
    ANYONE,
    /** A person who has signed in; between nodes, any node of the micro cloud. */
    MEMBER,
    /** The people who run this node. */
    ADMIN;

    /** Whether a caller of this role may do what asks for {@code required}. */
    public boolean covers(Role required) {
        return compareTo(required) >= 0;
    }
}
