package org.cloudy.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TextParseException;

/** Reads a zone file, entry by entry, so that every mistake is told with its line. A pure function of the text. */
final class ZoneReader {
    /** More are not told: the first ones say enough. */
    static final int MOST_PROBLEMS = 50;

    private static final Pattern PLACE = Pattern.compile("^\\S*:\\d+: ");
    private static final Pattern WHITE = Pattern.compile("\\s+");

    private final List<Placed> records = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Name origin;
    private long ttl = -1;
    private boolean declared;
    private @Nullable Name owner;

    private ZoneReader(Name origin) {
        this.origin = origin;
    }

    /** A record, and the line that it began on. */
    record Placed(int line, Record record) {}

    /** What was read; with problems the records are not all. */
    record Result(List<Placed> records, List<Problem> problems) {}

    /** Reads a whole file; names in it are of this zone unless it says otherwise. */
    static Result read(String text, Name origin) {
        ZoneReader reader = new ZoneReader(origin);
        for (Entry entry : Entries.of(text, reader.problems)) {
            if (reader.problems.size() >= MOST_PROBLEMS) {
                break;
            }
            reader.take(entry);
        }
        return new Result(reader.records, reader.problems);
    }

    private void take(Entry entry) {
        try {
            if (entry.isDirective()) {
                obey(entry);
            } else {
                add(entry);
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // The last is how dnsjava fails on some texts that end too early.
            problem(entry, "dns.file.entry", "cause", cause(e));
        }
    }

    private void obey(Entry entry) throws TextParseException {
        String[] words = WHITE.split(entry.text().strip(), 2);
        String argument = words.length < 2 ? "" : words[1].strip();
        switch (words[0].toUpperCase(Locale.ROOT)) {
            case "$ORIGIN" -> origin = Name.fromString(argument, origin);
            case "$TTL" -> {
                ttl = TTL.parseTTL(argument);
                declared = true;
            }
            default -> problem(entry, "dns.file.directive", "directive", Text.shortened(words[0]));
        }
    }

    private void add(Entry entry) throws IOException {
        String text = entry.text();
        if (entry.namesNobody()) {
            if (owner == null) {
                problem(entry, "dns.file.no-name", "cause", "");
                return;
            }
            text = owner + " " + text.strip();
        }
        Record record = parse(text);
        // dnsjava takes a TXT record without a single text, which is none (RFC 1035, 3.3.14).
        if (record == null || record.rdataToWireCanonical().length == 0) {
            problem(entry, "dns.file.entry", "cause", Text.shortened(text));
            return;
        }
        owner = record.getName();
        ttl = declared ? ttl : record.getTTL();
        records.add(new Placed(entry.line(), record));
    }

    private @Nullable Record parse(String text) throws IOException {
        byte[] line = (text + "\n").getBytes(StandardCharsets.US_ASCII);
        try (Master master = new Master(new ByteArrayInputStream(line), origin, ttl)) {
            master.disableIncludes();
            master.expandGenerate(false);
            return master.nextRecord();
        }
    }

    private void problem(Entry entry, String key, String name, String value) {
        problems.add(new Problem(entry.line(), key, Map.of(name, value)));
    }

    private static String cause(Exception e) {
        return Text.shortened(
                PLACE.matcher(String.valueOf(e.getMessage())).replaceFirst("").strip());
    }
}
