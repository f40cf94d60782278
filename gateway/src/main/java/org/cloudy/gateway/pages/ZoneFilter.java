package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.cloudy.bus.dns.ZoneQuery;

/** Which records of a zone the page shows, as its address says. */
record ZoneFilter(String zone, String text, String type, int page) {
    static final int PAGE = 100;
    private static final int LONGEST = 100;

    static ZoneFilter of(String zone, MultiMap params) {
        return new ZoneFilter(zone, value(params, "text"), value(params, "type"), page(value(params, "page")));
    }

    boolean narrows() {
        return !text.isBlank() || !type.isEmpty();
    }

    ZoneQuery query() {
        return new ZoneQuery(zone, text.isBlank() ? null : text, type.isEmpty() ? null : type, (page - 1) * PAGE, PAGE);
    }

    String onPage(int number) {
        StringJoiner query = new StringJoiner("&", ZonePages.href(zone) + "?", "").setEmptyValue(ZonePages.href(zone));
        add(query, "text", text);
        add(query, "type", type);
        add(query, "page", number > 1 ? String.valueOf(number) : "");
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String value(MultiMap params, String name) {
        String value = params.get(name);
        return value == null ? "" : value.substring(0, Math.min(value.length(), LONGEST));
    }

    private static int page(String value) {
        return value.matches("[1-9]\\d{0,4}") ? Integer.parseInt(value) : 1;
    }
}
