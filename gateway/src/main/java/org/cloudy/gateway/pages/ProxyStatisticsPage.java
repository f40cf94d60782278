package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.series.Span;
import org.cloudy.bus.squid.ProxyHistory;
import org.cloudy.bus.squid.ProxyMeasure;
import org.cloudy.bus.squid.ProxyStatistics;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** How much the web proxy is asked, and how much of it comes from copies: in numbers, and drawn over time. */
final class ProxyStatisticsPage {
    private static final String PAGE = "statistics";
    private static final String PATH = ProxyPages.path(PAGE);
    private static final Map<ProxyMeasure, String> UNITS = Map.of(
            ProxyMeasure.REQUESTS, "per-second",
            ProxyMeasure.RATIO, "percent",
            ProxyMeasure.TRAFFIC, "bytes-per-second");

    private final CapabilityPages pages;
    private final Renderer renderer;

    ProxyStatisticsPage(CapabilityPages pages, Renderer renderer) {
        this.pages = pages;
        this.renderer = renderer;
    }

    /** The page; {@code facts} are null while the proxy tells nothing. */
    record View(
            CapabilityTabs.Head head, boolean on, @Nullable Facts facts, List<Choice> spans, List<Plots.Plot> plots) {}

    /** The numbers as people read them; what is not known is null. */
    record Facts(
            String requests,
            String hits,
            String sent,
            String saved,
            @Nullable String rate,
            @Nullable String ratio) {
        static Facts of(ProxyStatistics statistics, Formats formats) {
            Double rate = statistics.requestsPerSecond();
            Double ratio = statistics.hitPercent();
            return new Facts(
                    formats.number(statistics.requests()),
                    formats.number(statistics.hits()),
                    formats.size(statistics.sentBytes()),
                    formats.size(statistics.savedBytes()),
                    rate == null ? null : formats.number(rate, 1) + "\u00a0/s",
                    ratio == null ? null : formats.percent(Math.round(ratio)));
        }
    }

    /** A time span to choose. */
    record Choice(String href, String key, boolean current) {}

    void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(PATH + "/plot").handler(this::plot);
    }

    private void show(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        Span span = CapabilityPages.one(Span.values(), ctx.queryParams().get("span"))
                .orElse(Span.HOUR);
        pages.head(ctx, PAGE)
                .compose(head -> facts(ctx, head, new Formats(visitor.language()))
                        .map(facts -> new View(
                                head,
                                ProxyPages.isOn(head),
                                facts.orElse(null),
                                spans(span),
                                plots(span, visitor.language()))))
                .onSuccess(view -> renderer.show(ctx, 200, "proxy-statistics", view))
                .onFailure(ctx::fail);
    }

    private Future<Optional<Facts>> facts(RoutingContext ctx, CapabilityTabs.Head head, Formats formats) {
        return ProxyPages.isOn(head)
                ? pages.send(ctx, SquidContract.STATISTICS, Empty.EMPTY)
                        .map(statistics -> Optional.of(Facts.of(statistics, formats)))
                        .recover(cause -> Failure.from(cause).code() == FailureCode.UNAVAILABLE
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(cause))
                : Future.succeededFuture(Optional.empty());
    }

    private static List<Choice> spans(Span current) {
        return Arrays.stream(Span.values())
                .map(span -> new Choice(
                        PATH + "?span=" + Words.plain(span), "page.span." + Words.plain(span), span == current))
                .toList();
    }

    private static List<Plots.Plot> plots(Span span, String language) {
        return Arrays.stream(ProxyMeasure.values())
                .map(measure -> new Plots.Plot(
                        "plot-" + Words.plain(measure),
                        Messages.text(language, "page.proxy.plot." + Words.plain(measure), Map.of()),
                        PATH + "/plot?measure=" + Words.plain(measure) + "&span=" + Words.plain(span),
                        UNITS.getOrDefault(measure, "count")))
                .toList();
    }

    private void plot(RoutingContext ctx) {
        Optional<ProxyMeasure> measure =
                CapabilityPages.one(ProxyMeasure.values(), ctx.queryParams().get("measure"));
        Optional<Span> span =
                CapabilityPages.one(Span.values(), ctx.queryParams().get("span"));
        if (measure.isEmpty() || span.isEmpty()) {
            ctx.fail(404);
            return;
        }
        pages.send(ctx, SquidContract.HISTORY, new ProxyHistory(measure.get(), span.get()))
                .onSuccess(series -> Plots.answer(ctx, series))
                .onFailure(ctx::fail);
    }
}
