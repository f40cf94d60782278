package org.cloudy.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.bus.text.Text;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A record as people write and read it. */
final class RecordText {
    private static final int LONGEST_DATA = 4096;
    private static final int LONGEST_STRING = 255;
    private static final long LONGEST_TTL = Integer.MAX_VALUE;
    private static final Set<String> ENDS_IN_NAME = Set.of("CNAME", "DNAME", "MX", "NS", "PTR", "SRV");
    private static final Pattern WHITE = Pattern.compile("\\s+");

    private RecordText() {}

    /** What is told of a record of a zone. */
    static ZoneRecord of(Record record, Name origin) {
        Name name = record.getName();
        return new ZoneRecord(
                name.equals(origin) ? "@" : name.relativize(origin).toString(),
                record.getTTL(),
                Type.string(record.getType()),
                record.rdataToString());
    }

    /**
     * The record that somebody means.
     *
     * @throws Failure INVALID with what is wrong of each field
     */
    static Record parse(ZoneRecord typed, Name origin) {
        List<FieldProblem> problems = new ArrayList<>();
        String type = typed.type().strip().toUpperCase(Locale.ROOT);
        int code = Type.value(type);
        if (code < 0 || !ZoneRules.TYPES.contains(code) || code == Type.SOA) {
            problems.add(wrong("type", "dns.record.type", type));
        }
        if (typed.ttl() < 0 || typed.ttl() > LONGEST_TTL) {
            problems.add(wrong("ttl", "dns.record.ttl", "" + typed.ttl()));
        }
        Name name = origin;
        try {
            if (typed.name().chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a control character in a name");
            }
            name = name(typed.name().strip(), origin);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(wrong("name", "dns.record.name", typed.name()));
        }
        String data = typed.data().strip();
        if (data.isEmpty() || data.length() > LONGEST_DATA || data.chars().anyMatch(Character::isISOControl)) {
            problems.add(wrong("data", data.isEmpty() ? "dns.record.empty" : "dns.record.data-form", data));
        }
        if (problems.isEmpty()) {
            try {
                return Record.fromString(name, code, DClass.IN, typed.ttl(), data(type, data), origin);
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
                // The last is how dnsjava fails on some texts that end too early.
                problems.add(wrong("data", "dns.record.data." + known(type), data));
            }
        }
        throw Failure.invalid(problems);
    }

    /** Those that have a sentence of their own, with an example. */
    private static String known(String type) {
        return Set.of("A", "AAAA", "MX", "SRV", "TXT").contains(type)
                ? type.toLowerCase(Locale.ROOT)
                : ENDS_IN_NAME.contains(type) ? "host" : "other";
    }

    /** {@code @} or nothing is the zone itself; a name that ends with the zone's is complete. */
    private static Name name(String typed, Name origin) throws IOException {
        String name = ZoneNames.ascii(typed);
        String zone = origin.toString(true);
        if (name.isEmpty() || name.equals("@") || name.equalsIgnoreCase(zone)) {
            return origin;
        }
        boolean complete = name.toLowerCase(Locale.ROOT).endsWith("." + zone);
        return Name.fromString(complete ? name + "." : name, origin);
    }

    private static String data(String type, String data) {
        if (type.equals("TXT") || type.equals("SPF")) {
            return data.startsWith("\"") ? escaped(data) : quoted(data);
        }
        if (!ENDS_IN_NAME.contains(type)) {
            return escaped(data);
        }
        List<String> words = new ArrayList<>(List.of(WHITE.split(data)));
        String host = ZoneNames.ascii(words.removeLast());
        words.add(host.contains(".") && !host.endsWith(".") ? host + "." : host);
        return String.join(" ", words);
    }

    /** A text in strings of at most 255 bytes (RFC 1035, section 3.3). */
    private static String quoted(String text) {
        StringBuilder strings = new StringBuilder("\"");
        int length = 0;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (length++ == LONGEST_STRING) {
                strings.append("\" \"");
                length = 1;
            }
            strings.append(octet == '"' || octet == '\\' ? "\\" + (char) octet : escaped(octet));
        }
        return strings.append('"').toString();
    }

    private static String escaped(String text) {
        StringBuilder ascii = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            ascii.append(escaped(octet));
        }
        return ascii.toString();
    }

    private static String escaped(byte octet) {
        return octet >= 0 ? String.valueOf((char) octet) : "\\" + Byte.toUnsignedInt(octet);
    }

    private static FieldProblem wrong(String field, String key, String value) {
        return FieldProblem.of(field, key, Map.of("value", Text.shortened(value)));
    }
}
