package org.cloudy.bus.logs;

/** How grave a line of a log is; that of a daemon's is guessed from its words. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR
}
