package org.cloudy.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Wire;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.cli.FakeNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusConnectionTest {
    private static final String ADDRESS = SystemContract.SETUP_STATE.address();

    @TempDir
    Path data;

    private FakeNode node;
    private BusConnection bus;

    @BeforeEach
    void connect() throws IOException {
        node = new FakeNode(data);
        bus = BusConnection.open(data.resolve("cloudy.sock"), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        bus.close();
        node.close();
    }

    @Test
    @DisplayName("A reply comes as it was sent and as a record")
    void asks() {
        node.answering(ADDRESS, "{\"needed\":true,\"nodeName\":\"roof\",\"language\":\"ca\",\"new\":1}");

        Reply<?> reply = bus.ask(SystemContract.SETUP_STATE, Empty.EMPTY);

        assertThat(reply.json().path("new").asInt()).isEqualTo(1);
        assertThat(reply.value()).hasToString("SetupState[needed=true, nodeName=roof, language=ca]");
    }

    @Test
    @DisplayName("Events that arrive before a reply are kept for later")
    void keepsEvents() {
        node.handling(ADDRESS, (request, client) -> {
            client.tell(JobsContract.LOG.address(), "{\"job\":1}");
            client.send("{\"type\":\"pong\"}");
            client.send("{\"type\":\"message\",\"address\":\"reply-1\",\"body\":{\"needed\":false}}");
        });
        bus.listen(JobsContract.LOG);

        assertThat(bus.ask(ADDRESS, Wire.mapper().createObjectNode())
                        .path("needed")
                        .asBoolean(true))
                .isFalse();
        assertThat(bus.next(Duration.ZERO))
                .hasValueSatisfying(
                        event -> assertThat(event.isOf(JobsContract.LOG)).isTrue());
        assertThat(bus.next(Duration.ZERO)).isEmpty();
    }

    @Test
    @DisplayName("The failure that the node answered is thrown with its code and its fields")
    void fails() {
        node.failing(ADDRESS, 400, """
                {"code":"INVALID","key":"k","args":{},"message":"Wrong","fields":[
                {"field":"port","key":"k","args":{},"message":"Too high"}]}""");

        Failure failure = catchThrowableOfType(Failure.class, this::ask);

        assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
        assertThat(failure.problem().fields())
                .singleElement()
                .hasToString("FieldProblem[field=port, key=k, args={}, message=Too high]");
    }

    @Test
    @DisplayName("That nobody serves an address is UNAVAILABLE")
    void nobodyServes() {
        node.handling(
                ADDRESS,
                (request, client) -> client.send(
                        "{\"type\":\"err\",\"address\":\"reply-1\",\"failureCode\":-1,\"failureType\":\"NO_HANDLERS\",\"message\":\"none\"}"));

        assertThat(catchThrowableOfType(Failure.class, this::ask).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("What the bridge does not permit is FORBIDDEN")
    void denied() {
        Failure failure = catchThrowableOfType(Failure.class, this::ask);

        assertThat(failure.code()).isEqualTo(FailureCode.FORBIDDEN);
        assertThat(failure.problem().message()).contains(ADDRESS);
    }

    @Test
    @DisplayName("A node that does not answer is a TIMEOUT")
    void silent() throws IOException {
        node.handling(ADDRESS, (request, client) -> {});

        try (BusConnection impatient = BusConnection.open(data.resolve("cloudy.sock"), Duration.ofMillis(300))) {
            assertThat(catchThrowableOfType(Failure.class, () -> ask(impatient)).code())
                    .isEqualTo(FailureCode.TIMEOUT);
        }
    }

    @Test
    @DisplayName("A node that announces a frame of gigabytes is left")
    void hugeFrame() {
        node.handling(ADDRESS, (request, client) -> client.sendRaw(new byte[] {0x7f, 0, 0, 0}));

        assertThat(catchThrowableOfType(Failure.class, this::ask).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("Something else than JSON is UNAVAILABLE, not an endless wait")
    void garbage() {
        node.handling(ADDRESS, (request, client) -> client.send("no JSON"));

        assertThat(catchThrowableOfType(Failure.class, this::ask).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("A reply of another shape is told as such")
    void strangeReply() {
        node.answering(ADDRESS, "{\"needed\":\"perhaps\"}");

        assertThatThrownBy(
                        () -> bus.ask(SystemContract.SETUP_STATE, Empty.EMPTY).value())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("not understood");
    }

    @Test
    @DisplayName("A node that lives answers a ping")
    void alive() {
        assertThat(bus.isAlive(Duration.ofSeconds(5))).isTrue();
    }

    private void ask() {
        ask(bus);
    }

    private static void ask(BusConnection bus) {
        bus.ask(ADDRESS, Wire.mapper().createObjectNode());
    }
}
