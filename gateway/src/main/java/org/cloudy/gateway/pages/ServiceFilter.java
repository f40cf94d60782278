package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.cloudy.bus.capabilities.Health;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, and in which order; it is all in the page's address. What can't be understood does not narrow.
 *
 * @param text empty for any
 * @param type exactly this DNS-SD type; empty for any
 * @param page the first is 1
 */
record ServiceFilter(
        String text, String type, @Nullable Health health, ServiceColumn sort, boolean descending, int page) {
    private static final int LONGEST = 100;
    private static final ServiceColumn DEFAULT = ServiceColumn.TYPE;
    private static final String SHOW = "show";
    private static final String SERVICES = "services";

    static ServiceFilter of(MultiMap params) {
        return new ServiceFilter(
                value(params, "text"),
                value(params, "type"),
                constant(Health.values(), value(params, "health")).orElse(null),
                constant(ServiceColumn.values(), value(params, "sort")).orElse(DEFAULT),
                value(params, "dir").equals("desc"),
                page(value(params, "page")));
    }

    /** Services with these words. */
    static ServiceFilter ofText(String text) {
        return new ServiceFilter(cut(text), "", null, DEFAULT, false, 1);
    }

    /** Whether some services may be left out. */
    boolean narrows() {
        return !text.isBlank() || !type.isEmpty() || health != null;
    }

    /** Whether an address asks for services alone, and not for all that has the words. */
    static boolean isMeant(MultiMap params) {
        return DocumentFilter.text(params).isEmpty()
                || value(params, SHOW).equals(SERVICES)
                || of(params).addsToText();
    }

    /** Whether there is more to it than words. */
    private boolean addsToText() {
        return !type.isEmpty() || health != null || !sortParam().isEmpty() || descending || page > 1;
    }

    /** Where all that has the words is: nodes and documents too. */
    public String everythingHref() {
        return SearchMenu.PATH + "?text=" + Query.encoded(text);
    }

    /** The order as the form sends it along; empty for the usual one. */
    public String sortParam() {
        return sort == DEFAULT && !descending ? "" : Words.plain(sort);
    }

    /** The direction as the form sends it along; empty for ascending. */
    public String dirParam() {
        return descending ? "desc" : "";
    }

    /** The same, sorted by a column; the other way round if it is already. */
    ServiceFilter sortedBy(ServiceColumn column) {
        boolean turn = column == sort && !descending;
        return new ServiceFilter(text, type, health, column, turn, 1);
    }

    /** The address of another page of the same. */
    String onPage(int number) {
        return new ServiceFilter(text, type, health, sort, descending, number).href();
    }

    /** The address of the page. */
    String href() {
        StringJoiner query = new StringJoiner("&", "/search?", "").setEmptyValue("/search");
        add(query, "text", text);
        add(query, "type", type);
        add(query, "health", Words.plain(health));
        add(query, "sort", sortParam());
        add(query, "dir", dirParam());
        add(query, "page", page > 1 ? String.valueOf(page) : "");
        add(query, SHOW, text.isBlank() || addsToText() ? "" : SERVICES);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static String value(MultiMap params, String name) {
        String value = params.get(name);
        return value == null ? "" : cut(value);
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static int page(String value) {
        return value.matches("[1-9]\\d{0,5}") ? Integer.parseInt(value) : 1;
    }
}
