package org.cloudy.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a service or a node may say of itself, after RFC 6763 (DNS-SD) and RFC 6335 (service names). The same rules hold for what
 * a person types here and for what another node announces, so whatever leaves this node is believed elsewhere.
 */
final class FieldRules {
    static final int MAX_NAME_BYTES = 63;
    static final int MAX_ATTRIBUTES = 32;
    static final int MAX_ATTRIBUTE_BYTES = 1300;

    private static final int MAX_PAIR_BYTES = 255;
    private static final int MAX_TYPE = 22;
    private static final int MAX_HOST = 253;
    private static final Pattern TYPE =
            Pattern.compile("_(?=[0-9-]*[A-Za-z])(?!.*--)[A-Za-z0-9]([A-Za-z0-9-]{0,13}[A-Za-z0-9])?\\._(tcp|udp)");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9.])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e&&[^=]]{1,63}");
    private static final Pattern PATH = Pattern.compile("/[\\x21-\\x7e]{0,999}");

    private final List<FieldProblem> problems = new ArrayList<>();

    /** What was found wrong. */
    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    FieldRules type(String type) {
        return check(type.length() <= MAX_TYPE && TYPE.matcher(type).matches(), "type", "discovery.problem.type");
    }

    FieldRules name(String name) {
        return label("name", name);
    }

    /** 1 to 63 bytes of text in one line. */
    FieldRules label(String field, String text) {
        return check(!text.isBlank() && fits(text, MAX_NAME_BYTES) && isOneLine(text), field, "discovery.problem.name");
    }

    FieldRules host(String host) {
        return check(host.length() <= MAX_HOST && HOST.matcher(host).matches(), "host", "discovery.problem.host");
    }

    FieldRules port(int port) {
        return check(port >= 1 && port <= 65535, "port", "discovery.problem.port");
    }

    FieldRules path(@Nullable String path) {
        return check(path == null || PATH.matcher(path).matches(), "check", "discovery.problem.path");
    }

    /** An address that a person may be sent to: never a script. */
    FieldRules web(@Nullable String web) {
        return check(web == null || isWebAddress(web), "web", "discovery.problem.web");
    }

    FieldRules attributes(Map<String, String> attributes) {
        int bytes = 0;
        for (Map.Entry<String, String> pair : attributes.entrySet()) {
            int length = bytes(pair.getKey()) + 1 + bytes(pair.getValue());
            bytes += length;
            if (length > MAX_PAIR_BYTES || !KEY.matcher(pair.getKey()).matches() || !isOneLine(pair.getValue())) {
                return check(false, "attributes", "discovery.problem.attribute");
            }
        }
        return check(
                attributes.size() <= MAX_ATTRIBUTES && bytes <= MAX_ATTRIBUTE_BYTES,
                "attributes",
                "discovery.problem.attributes");
    }

    private FieldRules check(boolean good, String field, String key) {
        if (!good) {
            problems.add(FieldProblem.of(field, key, Map.of()));
        }
        return this;
    }

    private static boolean isWebAddress(String web) {
        try {
            URI uri = new URI(web.length() > MAX_HOST ? "" : web);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean fits(String text, int max) {
        // Counting the bytes of a million characters is work that a stranger could ask of us.
        return text.length() <= max && bytes(text) <= max;
    }

    private static int bytes(String text) {
        return text.length() > MAX_ATTRIBUTE_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        });
    }
}
