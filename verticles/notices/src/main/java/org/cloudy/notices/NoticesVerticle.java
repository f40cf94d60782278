package org.cloudy.notices;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.time.Clock;
import java.util.function.Supplier;
import org.cloudy.bus.Empty;
import org.cloudy.bus.notices.NoticesContract;

/** Serves the open notices. */
final class NoticesVerticle extends VerticleBase {
    private final Clock clock;

    NoticesVerticle(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        EventBus bus = vertx.eventBus();
        NoticeBoard board = new NoticeBoard(clock, change -> NoticesContract.CHANGED.publish(bus, change));
        return Future.all(
                NoticesContract.LIST.serve(bus, all -> Future.succeededFuture(board.open())),
                NoticesContract.RAISE.serve(bus, wanted -> done(() -> board.raise(wanted))),
                NoticesContract.CLEAR.serve(
                        bus,
                        which -> done(() -> {
                            board.clear(which.id());
                            return Empty.EMPTY;
                        })));
    }

    private static <T> Future<T> done(Supplier<T> work) {
        try {
            return Future.succeededFuture(work.get());
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
