package org.cloudy.backup;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudy.bus.Empty;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.testkit.LocalNode;

/** Stands for the part of the node that shows notices. */
final class OpenNotices {
    private OpenNotices() {}

    /** Those that are open, by id, from now on. */
    static Map<String, NewNotice> on(EventBus bus) {
        Map<String, NewNotice> open = new ConcurrentHashMap<>();
        LocalNode.await(Future.all(
                NoticesContract.RAISE.serve(bus, notice -> {
                    open.put(notice.id(), notice);
                    return Future.succeededFuture(
                            new Notice(notice.id(), notice.severity(), notice.text(), null, Instant.EPOCH));
                }),
                NoticesContract.CLEAR.serve(bus, which -> {
                    open.remove(which.id());
                    return Future.succeededFuture(Empty.EMPTY);
                })));
        return open;
    }
}
