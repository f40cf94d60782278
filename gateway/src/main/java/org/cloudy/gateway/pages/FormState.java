package org.cloudy.gateway.pages;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed into a form that was refused, to be shown again. Passwords and codes are typed anew.
 *
 * @param values what was typed, by the names of the fields
 * @param problems what is wrong with each field, by its name
 * @param problem what is wrong as a whole; null if nothing is
 */
record FormState(
        Map<String, String> values,
        Map<String, String> problems,
        @Nullable String problem) {
    /** Before anybody typed anything. */
    static final FormState EMPTY = new FormState(Map.of(), Map.of(), null);

    private static final int LONGEST = 256;
    private static final List<String> SECRET = List.of("password", "old", "fresh", "repeat", "code");

    /** A form as it was refused for that. */
    static FormState refused(RoutingContext ctx, Failure failure) {
        Typed typed = Typed.of(ctx, "", failure);
        Map<String, String> values = typed.values().entrySet().stream()
                .filter(field -> !SECRET.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        boolean asWhole = typed.problems().isEmpty();
        String language = Visitor.of(ctx).language();
        return new FormState(
                values, typed.problems(), asWhole ? failure.problem().in(language) : null);
    }

    /** A form that is wrong in one field before anybody was asked. */
    static FormState wrong(RoutingContext ctx, String field, String key) {
        Failure failure = Failure.invalid(List.of(FieldProblem.of(field, key, Map.of())));
        return refused(ctx, failure);
    }

    /** What stands in a field of the form that was sent; what is too long counts as nothing. */
    static String typed(RoutingContext ctx, String field) {
        String value = Typed.value(ctx, field);
        return value.length() > LONGEST ? "" : value;
    }

    /** Whether a failure can be told beside the form; if not, it is none of the form's. */
    static boolean isOfForm(Failure failure) {
        boolean roleIsMissing = failure.problem().key().equals("failure.forbidden");
        return !roleIsMissing && failure.code() != FailureCode.INTERNAL && failure.code() != FailureCode.NOT_FOUND;
    }
}
