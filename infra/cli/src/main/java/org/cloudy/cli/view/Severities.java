package org.cloudy.cli.view;

import org.cloudy.bus.notices.Severity;

/** How urgent something is, in words. */
public final class Severities {
    private Severities() {}

    public static String of(Severity severity, Texts texts) {
        return texts.of(
                switch (severity) {
                    case INFO -> "cli.severity.info";
                    case WARNING -> "cli.severity.warning";
                    case CRITICAL -> "cli.severity.critical";
                });
    }
}
