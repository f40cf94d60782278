package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.StringJoiner;
import org.cloudy.bus.audit.AuditQuery;
import org.jspecify.annotations.Nullable;

/** Which lines of the trail somebody wants to see, as the address of the page tells; what makes no sense narrows nothing. */
record AuditFilter(
        String text,
        String user,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        @Nullable Long before) {
    private static final int LONGEST = 100;

    static AuditFilter of(MultiMap parameters) {
        return new AuditFilter(
                word(parameters, "text"),
                word(parameters, "user"),
                day(parameters, "since"),
                day(parameters, "until"),
                number(word(parameters, "before")));
    }

    AuditQuery query(@Nullable Long beforeNumber, int limit) {
        return new AuditQuery(
                since == null ? null : start(since),
                until == null ? null : start(until.plusDays(1)),
                user.isEmpty() ? null : user,
                text.isEmpty() ? null : text,
                beforeNumber,
                limit);
    }

    /** The same from a line on, as the query of an address. */
    String parameters(@Nullable Long beforeNumber) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        add(query, "text", text);
        add(query, "user", user);
        add(query, "since", since == null ? "" : since.toString());
        add(query, "until", until == null ? "" : until.toString());
        add(query, "before", beforeNumber == null ? "" : beforeNumber.toString());
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneId.systemDefault()).toInstant();
    }

    private static String word(MultiMap parameters, String name) {
        String value = parameters.get(name);
        return value == null
                ? ""
                : value.strip().substring(0, Math.min(value.strip().length(), LONGEST));
    }

    private static @Nullable LocalDate day(MultiMap parameters, String name) {
        try {
            LocalDate day = LocalDate.parse(word(parameters, name));
            return day.getYear() < 1970 || day.getYear() > 9999 ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Long number(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
