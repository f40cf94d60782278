package org.cloudy.bus.discovery;

/** What happened to something that is announced. */
public enum ChangeKind {
    APPEARED,
    UPDATED,
    GONE
}
