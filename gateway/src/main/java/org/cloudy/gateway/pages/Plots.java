package org.cloudy.gateway.pages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudy.bus.series.TimeSeries;
import org.cloudy.gateway.Visitor;

/**
 * Answers with what a plot draws: JSON by columns, {@code {"times": [...], "series": [{"label": "...", "values": [...]}]}}, or
 * with {@code ?as=csv} a table by rows (RFC 4180) for those who draw it themselves.
 */
final class Plots {
    private Plots() {}

    /** A plot on a page; {@code unit} is one of those that {@code plots.js} knows. */
    record Plot(String id, String title, String href, String unit) {
        /** Where its numbers are as a table. */
        public String csvHref() {
            return href + (href.contains("?") ? "&" : "?") + "as=csv";
        }
    }

    static void answer(RoutingContext ctx, TimeSeries series) {
        String language = Visitor.of(ctx).language();
        if ("csv".equals(ctx.queryParams().get("as"))) {
            ctx.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                    .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plot.csv\"")
                    .end(csv(series, language));
        } else {
            ctx.json(json(series, language));
        }
    }

    static JsonObject json(TimeSeries series, String language) {
        JsonArray lines = new JsonArray();
        series.lines()
                .forEach(line -> lines.add(new JsonObject()
                        .put("label", line.label().in(language))
                        .put("values", new JsonArray(line.values()))));
        return new JsonObject().put("times", new JsonArray(series.times())).put("series", lines);
    }

    static String csv(TimeSeries series, String language) {
        Stream<String> head = Stream.concat(
                Stream.of("time"),
                series.lines().stream().map(line -> line.label().in(language)));
        Stream<List<String>> rows = IntStream.range(0, series.times().size())
                .mapToObj(row -> Stream.concat(
                                Stream.of(Instant.ofEpochSecond(series.times().get(row))
                                        .toString()),
                                series.lines().stream()
                                        .map(line ->
                                                Objects.toString(line.values().get(row), "")))
                        .toList());
        return Stream.concat(Stream.of(head.toList()), rows)
                .map(row -> row.stream().map(Plots::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
