package org.cloudy.search;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.platform.Background;
import org.cloudy.platform.NodeContext;

/** Serves the full-text search on the bus. */
final class SearchVerticle extends VerticleBase {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(30);
    private static final Duration BETWEEN_COMPARISONS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(SharedDocuments.LEASE_SECONDS / 3);

    private static final int MOST_QUERIES = 64;

    private final NodeContext node;
    private final Background threads = Background.atOnce("The search");
    private final Semaphore places = new Semaphore(MOST_QUERIES);
    private final List<Long> timers = new ArrayList<>();
    private Optional<Search> running = Optional.empty();

    SearchVerticle(NodeContext node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return threads.call(() -> new Search(node)).compose(this::run);
    }

    @Override
    public Future<?> stop() {
        timers.forEach(vertx::cancelTimer);
        return threads.call(() -> {
                    running.ifPresent(Search::close);
                    return Empty.EMPTY;
                })
                .onComplete(done -> threads.interrupt());
    }

    private Future<?> run(Search search) {
        running = Optional.of(search);
        every(BETWEEN_LOOKS, search::look);
        every(BETWEEN_COMMITS, search::commit);
        every(BETWEEN_COMPARISONS, search::compare);
        every(BETWEEN_RENEWALS, search::renew);
        return serve(vertx.eventBus(), search).onSuccess(ready -> {
            search.look();
            search.renew();
        });
    }

    private Future<?> serve(EventBus bus, Search search) {
        NodeId self = node.identity().id();
        return Future.all(List.of(
                SearchContract.QUERY.serve(bus, query -> ifNotBusy(() -> search.query(query))),
                SearchContract.SUGGEST.serve(
                        bus, typed -> ifNotBusy(() -> search.suggester().suggest(typed))),
                SearchContract.GET.serve(
                        bus, which -> threads.call(() -> search.asker().get(which))),
                servePublication(bus, search),
                SearchContract.PLACEMENT.serve(bus, asked -> threads.call(search::placement)),
                SearchContract.SHARE.serve(bus, self, (caller, asked) -> threads.call(search::share)),
                SearchContract.STATISTICS.serve(
                        bus,
                        self,
                        (caller, query) -> threads.call(() -> search.answerer().statistics(query))),
                SearchContract.TOP.serve(
                        bus,
                        self,
                        (caller, query) -> threads.call(() -> search.answerer().top(query))),
                SearchContract.DOCUMENTS.serve(
                        bus,
                        self,
                        (caller, query) -> threads.call(() -> search.answerer().documents(query))),
                SearchContract.COMPLETIONS.serve(
                        bus,
                        self,
                        (caller, query) -> threads.call(() -> search.answerer().completions(query)))));
    }

    private Future<?> servePublication(EventBus bus, Search search) {
        UploadedFiles files = new UploadedFiles(node.config().data());
        return Future.all(
                SearchContract.PUBLISH.serve(
                        bus, (caller, wanted) -> search.withOwn(own -> own.publish(caller, wanted))),
                SearchContract.PUBLISH_ALL.serve(
                        bus, (caller, wanted) -> search.withOwn(own -> own.publish(caller, wanted))),
                SearchContract.PUBLISH_FILE.serve(
                        bus,
                        (caller, wanted) -> threads.call(() -> files.read(caller, wanted))
                                .compose(read -> search.withOwn(own -> own.publish(caller, read)))),
                SearchContract.WITHDRAW.serve(
                        bus,
                        (caller, which) -> search.withOwn(own -> {
                            own.withdraw(caller, which);
                            return Empty.EMPTY;
                        })),
                SearchContract.OWN.serve(bus, query -> search.withOwn(own -> OwnPage.of(own, query))));
    }

    /** A query takes a thread and the memory for its answers: as many as come are not taken on. */
    private <T> Future<T> ifNotBusy(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(Failure.of(FailureCode.UNAVAILABLE, "search.failure.busy"));
        }
        return threads.call(work).onComplete(done -> places.release());
    }

    private void every(Duration interval, Runnable work) {
        timers.add(vertx.setPeriodic(interval.toMillis(), timer -> work.run()));
    }
}
