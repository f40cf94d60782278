package org.cloudy.bus;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Function;
import org.cloudy.bus.audit.AuditNote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail of what people did: who, what, on what, and how it ended. Never with which values: they may be secret. Each act is
 * logged, and handed to whoever keeps the trail, at an address that no bridge lets through. An act is answered when it is kept;
 * while nobody keeps a trail, as early in a node's start, the log alone has it.
 */
public final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger("cloudy.audit");
    private static final String KEEPER = "cloudy.audit.keep";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Audit() {}

    /** Has every act kept; ready when registered. */
    public static Future<Void> keep(EventBus bus, Function<AuditNote, Future<?>> keeper) {
        MessageConsumer<JsonObject> consumer = bus.localConsumer(KEEPER);
        consumer.handler(message -> keeper.apply(Wire.fromJson(message.body(), AuditNote.class))
                .onComplete(kept -> {
                    if (kept.succeeded()) {
                        message.reply(new JsonObject());
                    } else {
                        message.fail(FailureCode.INTERNAL.status(), String.valueOf(kept.cause()));
                    }
                }));
        return consumer.completion();
    }

    /** Has an act kept that is no call; it fails for nobody, for what is done is done. */
    public static Future<Void> tell(EventBus bus, AuditNote note) {
        LOG.info("{} {} {} {}", clean(note.user()), note.act(), clean(note.subject()), note.outcome());
        return hand(bus, note);
    }

    static Future<Void> note(
            EventBus bus, Caller caller, Call<?, ?> call, @Nullable Record request, AsyncResult<?> result) {
        String outcome = result.succeeded()
                ? AuditNote.DONE
                : Failure.from(result.cause()).code().code();
        if (call.role() == Role.ADMIN) {
            LOG.info("{} ({}) {} {}", clean(caller.user()), caller.role(), call.address(), outcome);
        }
        if (!call.act() || caller.equals(Caller.NODE)) {
            return Future.succeededFuture();
        }
        String subject = request == null ? "" : AuditSubject.of(request);
        boolean stranger = !caller.role().covers(Role.MEMBER);
        return hand(bus, new AuditNote(caller.user(), caller.origin(), call.address(), subject, outcome, stranger));
    }

    private static Future<Void> hand(EventBus bus, AuditNote note) {
        DeliveryOptions here = new DeliveryOptions().setLocalOnly(true).setSendTimeout(PATIENCE.toMillis());
        return bus.<JsonObject>request(KEEPER, Wire.toJson(note), here)
                .<Void>mapEmpty()
                .recover(cause -> {
                    if (Failure.from(cause).code() != FailureCode.UNAVAILABLE) {
                        LOG.warn("An act is in the log alone: {}", cause.getMessage());
                    }
                    return Future.succeededFuture();
                });
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
