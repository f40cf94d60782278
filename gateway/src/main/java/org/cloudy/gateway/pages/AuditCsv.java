package org.cloudy.gateway.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.audit.AuditEntry;

/** The trail as comma-separated values (RFC 4180). No cell is a formula to a spreadsheet, whatever somebody typed as his name. */
final class AuditCsv {
    private static final String HEAD = "number,time,user,origin,act,subject,outcome\r\n";

    private AuditCsv() {}

    static String of(List<AuditEntry> entries) {
        return entries.stream().map(AuditCsv::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(AuditEntry entry) {
        return Stream.of(
                        String.valueOf(entry.number()),
                        entry.time().toString(),
                        entry.user(),
                        entry.origin(),
                        entry.act(),
                        entry.subject(),
                        entry.outcome())
                .map(AuditCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
