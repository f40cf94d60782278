package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** What the pages of a capability have in common that lie below the one that all capabilities have. */
record CapabilityPages(EventBus bus, String capability) {
    private static final int LONGEST = 300;

    /** What stands above each of them. */
    Future<CapabilityTabs.Head> head(RoutingContext ctx, String page) {
        return CapabilityTabs.head(bus, Visitor.of(ctx).caller(), capability, page);
    }

    <Q extends Record, R extends Record> Future<R> send(RoutingContext ctx, Call<Q, R> call, Q request) {
        return call.send(bus, request, Visitor.of(ctx).caller());
    }

    /** The answer, or {@code off} while the capability is off, comes up or goes down, when nobody answers. */
    <Q extends Record, R extends Record> Future<R> unlessOff(RoutingContext ctx, Call<Q, R> call, Q request, R off) {
        return send(ctx, call, request)
                .recover(cause -> Failure.from(cause).code() == FailureCode.UNAVAILABLE
                        ? Future.succeededFuture(off)
                        : Future.failedFuture(cause));
    }

    /** What was typed into a field, as far as it may be right. */
    static String typed(RoutingContext ctx, String field) {
        String value = ctx.request().formAttributes().get(field);
        return value == null || value.length() > LONGEST ? "" : value;
    }

    /** What is wrong with what was typed, by field. */
    static Map<String, String> problems(Failure.@Nullable Problem problem, String language) {
        return problem == null
                ? Map.of()
                : problem.fields().stream()
                        .collect(Collectors.toMap(
                                FieldProblem::field,
                                field -> field.in(language),
                                (first, second) -> first + " " + second));
    }

    /** The constant that a word of the address or of a form names. */
    static <E extends Enum<E>> Optional<E> one(E[] values, @Nullable String word) {
        return Arrays.stream(values)
                .filter(value -> Words.plain(value).equals(word))
                .findFirst();
    }
}
