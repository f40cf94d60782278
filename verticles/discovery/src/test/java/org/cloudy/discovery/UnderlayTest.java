package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayLink;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.discovery.Underlay.Endpoint;
import org.cloudy.platform.NodeIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderlayTest {
    private final Vertx vertx = Vertx.vertx();
    private final NodeId self = NodeIdentity.fresh().id();
    private final NodeId node = NodeIdentity.fresh().id();
    private final Underlay inOverlay = new Underlay(vertx, self, true);
    private final Underlay outside = new Underlay(vertx, self, false);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    @DisplayName("in an overlay a node is where its daemon is reached and listens, not at its address on the overlay")
    void overlay() {
        serve(status(link("198.51.100.7:655")));

        assertThat(locate(inOverlay, "10.83.4.17", null))
                .isEqualTo(new Endpoint(new InetSocketAddress("198.51.100.7", 655), true, false));
    }

    @Test
    @DisplayName("where the overlay does not know where a member is, nobody does")
    void unknown() {
        serve(status(link(null)));

        assertThat(locate(inOverlay, "10.83.4.17", null)).isNull();
    }

    @Test
    @DisplayName("this node itself is here, though the overlay has no link to it")
    void self() {
        serve(status(link("198.51.100.7:655")));
        NodeData data = new NodeData("alpha", "10.83.4.1", null, "dev", "test", Instant.EPOCH, null);

        assertThat(inOverlay.locate(List.of(claim(self, data))).await())
                .hasEntrySatisfying(
                        self, endpoint -> assertThat(endpoint.here()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(
            value = LinkState.class,
            names = {"RELAYED", "UNREACHABLE"})
    @DisplayName("a member whose daemon is reached through others only, or not at all, is nowhere that is known")
    void notDirect(LinkState state) {
        serve(status(new OverlayLink(node, state, state == LinkState.RELAYED ? self : null, "192.168.1.5:655", null)));

        assertThat(locate(inOverlay, "10.83.4.17", null)).isNull();
    }

    @Test
    @DisplayName("without an overlay a node is where it says, at the port of its pages, which may be closed")
    void announced() {
        serve(status(link("198.51.100.7:655")));

        assertThat(locate(outside, "192.0.2.3", "https://192.0.2.3:7443"))
                .isEqualTo(new Endpoint(new InetSocketAddress("192.0.2.3", 7443), false, false));
        assertThat(locate(outside, "192.0.2.3", null))
                .isEqualTo(new Endpoint(new InetSocketAddress("192.0.2.3", 443), false, false));
    }

    @Test
    @DisplayName("an overlay that does not answer, or does not run, leaves the question open")
    void silent() {
        assertThatThrownBy(() -> locate(inOverlay, "192.0.2.3", null)).isInstanceOf(Failure.class);
        OverlayContract.STATUS
                .serve(
                        vertx.eventBus(),
                        asked -> Future.failedFuture(Failure.of(FailureCode.TIMEOUT, "failure.timeout")))
                .await();

        assertThatThrownBy(() -> locate(inOverlay, "192.0.2.3", null)).isInstanceOf(Failure.class);
    }

    @Test
    @DisplayName("addresses of this machine are here, names are not looked up")
    void hereOrNowhere() {
        assertThat(locate(outside, "127.0.0.1", "http://127.0.0.1:7000"))
                .isNotNull()
                .extracting(Endpoint::here)
                .isEqualTo(true);
        assertThat(locate(outside, "::1", null))
                .isNotNull()
                .extracting(Endpoint::here)
                .isEqualTo(true);
        assertThat(locate(outside, "localhost", null)).isNull();
        assertThat(locate(outside, "0.0.0.0", null)).isNull();
        assertThat(locate(outside, "224.0.0.251", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3:655, 10.1.2.3, 655",
        "[fd00::1]:655, fd00::1, 655",
        "fd00::1:655, fd00::1, 655",
        "10.1.2.3:65535, 10.1.2.3, 65535"
    })
    @DisplayName("an end point is an address and a port, with brackets or without")
    void endpoints(String text, String address, int port) {
        assertThat(Underlay.endpoint(text)).contains(new InetSocketAddress(address, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.1.2.3", "10.1.2.3:0", "10.1.2.3:65536", "router.example.org:655", ":655", "unknown"})
    @DisplayName("all else is no end point")
    void noEndpoints(String text) {
        assertThat(Underlay.endpoint(text)).isEmpty();
        assertThat(Underlay.endpoint(null)).isEmpty();
    }

    private @Nullable Endpoint locate(Underlay underlay, String address, @Nullable String web) {
        NodeData data = new NodeData("alpha", address, web, "dev", "test", Instant.EPOCH, null);
        return underlay.locate(List.of(claim(self, data), claim(node, data)))
                .await()
                .get(node);
    }

    private static Claim<NodeData> claim(NodeId of, NodeData data) {
        return new Claim<>(of.value(), UUID.randomUUID(), 1, Instant.EPOCH, 60, data);
    }

    private void serve(OverlayStatus status) {
        OverlayContract.STATUS
                .serve(vertx.eventBus(), asked -> Future.succeededFuture(status))
                .await();
    }

    private OverlayLink link(@Nullable String endpoint) {
        return new OverlayLink(node, LinkState.DIRECT, null, endpoint, null);
    }

    private static OverlayStatus status(OverlayLink link) {
        return new OverlayStatus(true, "abc", "10.83.4.1/16", "cloudy0", null, null, List.of(link));
    }
}
