package org.cloudy.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.gateway.FakeNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command line's socket")
final class CommandSocketIT {
    @TempDir
    Path data;

    @Test
    @DisplayName("is for the node's owner alone, and so is its folder")
    void permissions() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (FakeNode node = new FakeNode(data).start()) {
            assertThat(Files.getPosixFilePermissions(data.resolve("cloudy.sock")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(node.config.data()).isEqualTo(data);
        }
    }

    @Test
    @DisplayName("takes the place of one that a dead node left")
    void stale() throws IOException {
        Path file = data.resolve("cloudy.sock");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(file));
        }
        assertThat(file).exists();

        try (FakeNode node = new FakeNode(data).start();
                BusClient client = BusClient.unix(file)) {
            assertThat(node.config.data()).isEqualTo(data);
            assertThat(client.ask(DiscoveryContract.FIND.address(), new JsonObject())
                            .getString("type"))
                    .isEqualTo("message");
        }
    }

    @ParameterizedTest(name = "native: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("works with the native transport and with Java's own")
    void transports(boolean nativeTransport) throws IOException {
        try (FakeNode node = new FakeNode(data, "127.0.0.1", nativeTransport).start();
                BusClient client = BusClient.unix(data.resolve("cloudy.sock"))) {
            assertThat(node.vertx.isNativeTransportEnabled()).isEqualTo(nativeTransport);
            assertThat(client.ask(DiscoveryContract.FIND.address(), new JsonObject())
                            .getString("type"))
                    .isEqualTo("message");
        }
    }

    @Test
    @DisplayName("takes a zone file of the largest size, every character of which JSON writes as two")
    void largeFrame() throws IOException {
        try (FakeNode node = new FakeNode(data).start();
                BusClient client = BusClient.unix(data.resolve("cloudy.sock"))) {
            assertThat(node.config.data()).isEqualTo(data);
            assertThat(client.ask(
                                    DiscoveryContract.FIND.address(),
                                    new JsonObject().put("ignored", "\t".repeat(ZoneFile.LARGEST)))
                            .getString("type"))
                    .isEqualTo("message");
        }
    }

    @Test
    @DisplayName("is gone when the node has ended")
    void removed() {
        try (FakeNode node = new FakeNode(data).start()) {
            assertThat(data.resolve("cloudy.sock")).exists();
            node.stop();
            assertThat(data.resolve("cloudy.sock")).doesNotExist();
        }
    }

    @Test
    @DisplayName("says what to do where its path is too long for a socket")
    void longPath() throws IOException {
        Path deep = Files.createDirectories(data.resolve("x".repeat(120)));
        try (FakeNode node = new FakeNode(deep)) {
            assertThatThrownBy(node::start).hasStackTraceContaining("choose a shorter data folder");
        }
    }

    @Test
    @DisplayName("does not delete a file of somebody's in its place")
    void otherFile() throws IOException {
        Files.writeString(data.resolve("cloudy.sock"), "mine");
        try (FakeNode node = new FakeNode(data)) {
            assertThatThrownBy(node::start).hasStackTraceContaining("something else");
        }
        assertThat(data.resolve("cloudy.sock")).hasContent("mine");
    }
}
