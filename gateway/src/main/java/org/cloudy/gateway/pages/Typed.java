package org.cloudy.gateway.pages;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.gateway.Visitor;

/**
 * What somebody typed into one of a page's forms, and what is wrong with each field.
 *
 * @param form which form; empty for none
 */
record Typed(String form, Map<String, String> values, Map<String, String> problems) {
    static final Typed NOTHING = new Typed("", Map.of(), Map.of());

    private static final int LONGEST = 100_000;

    /** Whether a form is shown as it was sent, which no refresh may take away. */
    public boolean kept() {
        return !values.isEmpty();
    }

    /** What was sent, and why it was refused. */
    static Typed of(RoutingContext ctx, String form, Failure failure) {
        String language = Visitor.of(ctx).language();
        MultiMap attributes = ctx.request().formAttributes();
        Map<String, String> values = attributes.names().stream()
                .filter(name -> !name.equals(Visitor.CSRF_FIELD))
                .collect(Collectors.toMap(name -> name, name -> value(ctx, name)));
        Map<String, String> problems = failure.problem().fields().stream()
                .collect(Collectors.toMap(
                        problem -> field(problem.field()),
                        problem -> problem.in(language),
                        (first, second) -> first + " " + second));
        return new Typed(form, values, problems);
    }

    /** The text of one field; empty for one that was not sent, or is longer than anybody types. */
    static String value(RoutingContext ctx, String field) {
        String value = ctx.request().formAttributes().get(field);
        return value == null || value.length() > LONGEST ? "" : value;
    }

    /** {@code appearance.name} is of the field {@code name}. */
    private static String field(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
