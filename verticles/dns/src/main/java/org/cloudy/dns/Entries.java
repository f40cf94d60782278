package org.cloudy.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a zone file (RFC 1035, section 5.1) apart into its entries: joins what stands between parentheses, drops comments, and
 * writes what is not ASCII as {@code \DDD}. A pure function of the text.
 */
final class Entries {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems;
    private final StringBuilder entry = new StringBuilder();
    private int line = 1;
    private int begin = 1;
    private int depth;
    private boolean quoted;
    private boolean escaped;
    private boolean comment;

    private Entries(List<Problem> problems) {
        this.problems = problems;
    }

    /** The entries of a text; what cannot stand in any is added to the problems. */
    static List<Entry> of(String text, List<Problem> problems) {
        Entries all = new Entries(problems);
        text.codePoints().forEach(all::take);
        all.end();
        return all.entries;
    }

    private void take(int character) {
        if (character == '\n') {
            endLine();
        } else if (comment || character == '\r') {
            return;
        } else if (Character.isISOControl(character) && character != '\t') {
            problem("dns.file.control");
        } else if (escaped) {
            escaped = false;
            write(character);
        } else if (character == '\\') {
            escaped = true;
            write(character);
        } else if (quoted) {
            quoted = character != '"';
            write(character);
        } else {
            takePlain(character);
        }
    }

    private void takePlain(int character) {
        switch (character) {
            case ';' -> comment = true;
            case '(' -> {
                depth++;
                write(' ');
            }
            case ')' -> close();
            case '"' -> {
                quoted = true;
                write(character);
            }
            default -> write(character);
        }
    }

    private void close() {
        if (depth == 0) {
            problem("dns.file.parenthesis");
        } else {
            depth--;
        }
        write(' ');
    }

    private void endLine() {
        if (quoted || escaped) {
            problem("dns.file.quote");
        }
        quoted = false;
        escaped = false;
        comment = false;
        if (depth == 0) {
            flush();
        } else {
            write(' ');
        }
        line++;
        if (depth == 0) {
            begin = line;
        }
    }

    private void end() {
        if (depth > 0) {
            problems.add(new Problem(begin, "dns.file.parenthesis", Map.of()));
        } else if (quoted || escaped) {
            problem("dns.file.quote");
        }
        flush();
    }

    private void flush() {
        if (!entry.toString().isBlank()) {
            entries.add(new Entry(begin, entry.toString()));
        }
        entry.setLength(0);
    }

    private void problem(String key) {
        problems.add(new Problem(line, key, Map.of()));
    }

    private void write(int character) {
        if (character < 0x80) {
            entry.append((char) character);
            return;
        }
        for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            entry.append('\\').append(Byte.toUnsignedInt(octet));
        }
    }
}
