package org.cloudy.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(30)
class CallTest {
    record Asked(String text) {}

    record Told(String text, int length) {}

    private static final NodeId NODE = new NodeId("abcdefghijklmnop");
    private static final Caller MEMBER = new Caller("bob", Role.MEMBER);

    private static final Call<Asked, Told> OPEN =
            new Call<>("cloudy.test.open", Asked.class, Told.class, Reach.NODE, Role.ANYONE);
    private static final Call<Asked, Told> CLOSED =
            new Call<>("cloudy.test.closed", Asked.class, Told.class, Reach.NODE, Role.ADMIN);
    private static final Call<Asked, Told> WIDE =
            new Call<>("cloudy.test.wide", Asked.class, Told.class, Reach.MICRO_CLOUD, Role.MEMBER);
    private static final Topic<Told> TOPIC = new Topic<>("cloudy.test.told", Told.class, Reach.NODE, Role.ANYONE);

    private final Vertx vertx = Vertx.vertx();
    private final EventBus bus = vertx.eventBus();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private static Future<Told> echo(Asked asked) {
        return Future.succeededFuture(new Told(asked.text(), asked.text().length()));
    }

    private Failure refused(Call<Asked, Told> call, Caller caller) {
        Failure failure = catchThrowableOfType(
                Failure.class, () -> call.send(bus, new Asked("x"), caller).await());
        assertThat(failure).as("a call that must fail").isNotNull();
        return failure;
    }

    @Test
    @DisplayName("A call that is served is answered as soon as serving is ready")
    void answered() {
        OPEN.serve(bus, CallTest::echo).await();
        assertThat(OPEN.send(bus, new Asked("hello")).await()).isEqualTo(new Told("hello", 5));
    }

    @Test
    @DisplayName("A failure arrives with its code, its sentence in every language and the fields that are wrong")
    void failure() {
        Failure sent =
                Failure.invalid(List.of(Failure.FieldProblem.of("port", "failure.forbidden", Map.of("role", "ADMIN"))));
        OPEN.serve(bus, asked -> Future.failedFuture(sent)).await();
        Failure failure = refused(OPEN, Caller.NODE);
        assertThat(failure.problem()).isEqualTo(sent.problem());
        assertThat(failure.problem().fields().getFirst().in("es")).startsWith("Para esto");
    }

    @Test
    @DisplayName("A failure that is thrown arrives like one that is returned")
    void thrown() {
        OPEN.serve(bus, asked -> {
                    throw Failure.of(FailureCode.CONFLICT, "failure.timeout");
                })
                .await();
        assertThat(refused(OPEN, Caller.NODE).code()).isEqualTo(FailureCode.CONFLICT);
    }

    @Test
    @DisplayName("A mistake arrives as an internal failure")
    void mistake() {
        OPEN.serve(bus, asked -> {
                    throw new IllegalStateException("on purpose");
                })
                .await();
        Failure failure = refused(OPEN, Caller.NODE);
        assertThat(failure.code()).isEqualTo(FailureCode.INTERNAL);
        assertThat(failure.getMessage()).contains("on purpose");
    }

    @Test
    @DisplayName("Where nobody serves a call it is unavailable")
    void nobody() {
        assertThat(refused(OPEN, Caller.NODE).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("Who does not answer in time is told as such")
    void silent() {
        WIDE.serve(bus, NODE, (caller, asked) -> Future.future(never -> {})).await();
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> WIDE.sendTo(NODE, bus, new Asked("x"), Duration.ofMillis(50))
                        .await());
        assertThat(failure.code()).isEqualTo(FailureCode.TIMEOUT);
    }

    @Test
    @DisplayName("What a lesser role may not do is refused before anything is done")
    void roles() {
        List<Caller> served = new CopyOnWriteArrayList<>();
        CLOSED.serve(bus, (caller, asked) -> {
                    served.add(caller);
                    return echo(asked);
                })
                .await();
        assertThat(refused(CLOSED, Caller.ANONYMOUS).code()).isEqualTo(FailureCode.FORBIDDEN);
        assertThat(refused(CLOSED, MEMBER).code()).isEqualTo(FailureCode.FORBIDDEN);
        assertThat(served).isEmpty();
        Caller admin = new Caller("alice", Role.ADMIN);
        CLOSED.send(bus, new Asked("x"), admin).await();
        assertThat(served).containsExactly(admin);
    }

    @Test
    @DisplayName("A role that is not known, or one without its user, counts as none")
    void forgedHeaders() {
        CLOSED.serve(bus, CallTest::echo).await();
        for (Map<String, String> headers : List.of(
                Map.of(Caller.USER_HEADER, "eve"),
                Map.of(Caller.ROLE_HEADER, "admin"),
                Map.of(Caller.USER_HEADER, "eve", Caller.ROLE_HEADER, "ROOT"))) {
            DeliveryOptions options = new DeliveryOptions();
            headers.forEach(options::addHeader);
            assertThatThrownBy(() -> bus.request(CLOSED.address(), new JsonObject().put("text", "x"), options)
                            .await())
                    .isInstanceOfSatisfying(
                            ReplyException.class,
                            reply -> assertThat(reply.failureCode()).isEqualTo(FailureCode.FORBIDDEN.status()));
        }
    }

    @Test
    @DisplayName("What is no JSON object, or lacks a field, is refused")
    void malformed() {
        OPEN.serve(bus, CallTest::echo).await();
        for (Object body : List.of("text", 7, new JsonObject(), new JsonObject().putNull("text"))) {
            assertThatThrownBy(() -> bus.request(OPEN.address(), body).await())
                    .isInstanceOfSatisfying(
                            ReplyException.class,
                            reply -> assertThat(reply.failureCode()).isEqualTo(FailureCode.INVALID.status()));
        }
    }

    @Test
    @DisplayName("What an administrator may do cannot be declared to reach beyond the node")
    void administratorsStay() {
        assertThatThrownBy(() -> new Call<>("cloudy.test.x", Asked.class, Told.class, Reach.MICRO_CLOUD, Role.ADMIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("A call is served as far as it reaches, and no other way")
    void reach() {
        assertThatThrownBy(() -> WIDE.serve(bus, CallTest::echo)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OPEN.serve(bus, NODE, (caller, asked) -> echo(asked)))
                .isInstanceOf(IllegalStateException.class);
        WIDE.serve(bus, NODE, (caller, asked) -> echo(asked)).await();
        assertThat(WIDE.send(bus, new Asked("x")).await().length()).isEqualTo(1);
        assertThat(WIDE.sendTo(NODE, bus, new Asked("x"), Duration.ofSeconds(60))
                        .await()
                        .length())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("The way to a node is found without asking it anything, and not where it does not serve the call")
    void way() {
        assertThat(catchThrowableOfType(
                                Failure.class,
                                () -> WIDE.findWay(NODE, bus, Duration.ofSeconds(60))
                                        .await())
                        .code())
                .isEqualTo(FailureCode.UNAVAILABLE);
        List<Asked> served = new CopyOnWriteArrayList<>();
        WIDE.serve(bus, NODE, (caller, asked) -> {
                    served.add(asked);
                    return echo(asked);
                })
                .await();
        WIDE.findWay(NODE, bus, Duration.ofSeconds(60)).await();
        assertThat(served).isEmpty();
    }

    @Test
    @DisplayName("An event reaches who listens; what is none is passed over")
    void topic() {
        List<Told> heard = new CopyOnWriteArrayList<>();
        TOPIC.subscribe(bus, heard::add).await();
        bus.publish(TOPIC.address(), "garbage");
        bus.publish(TOPIC.address(), new JsonObject().put("text", "incomplete"));
        TOPIC.publish(bus, new Told("news", 4));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly(new Told("news", 4));
    }

    @Test
    @DisplayName("Every call of an administrator leaves a line with who, what and how it ended, and no value")
    void audited() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger audit = (Logger) LoggerFactory.getLogger("cloudy.audit");
        audit.addAppender(lines);
        lines.start();
        try {
            CLOSED.serve(bus, CallTest::echo).await();
            OPEN.serve(bus, CallTest::echo).await();
            CLOSED.send(bus, new Asked("secret"), new Caller("alice\nroot", Role.ADMIN))
                    .await();
            refused(CLOSED, MEMBER);
            OPEN.send(bus, new Asked("secret"), MEMBER).await();
        } finally {
            audit.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "alice?root (ADMIN) cloudy.test.closed done", "bob (MEMBER) cloudy.test.closed FORBIDDEN");
    }
}
