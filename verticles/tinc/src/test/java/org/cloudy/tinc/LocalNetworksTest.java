package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LocalNetworksTest {
    @Test
    @DisplayName("a network that a card or a router leads to is taken, and so is an address")
    void taken() {
        assertThat(taken("192.0.2.128/25")).contains("192.0.2.0/24 (eth0)");
        assertThat(taken("10.16.0.0/12")).contains("10.20.0.0/16 (eth0)");
        assertThat(taken("172.20.0.0/16")).contains("172.20.5.5/32 (lo)");
    }

    @Test
    @DisplayName("ways to everywhere, ways to nowhere and the overlay's own device take nothing")
    void free() {
        assertThat(taken("10.83.0.0/16")).isEmpty();
        assertThat(taken("100.64.0.0/16")).isEmpty();
    }

    @Test
    @DisplayName("the device of another overlay takes its network")
    void otherOverlay() {
        assertThat(LocalNetworks.taken(range("10.83.0.0/16"), "ov-other", routes()))
                .contains("10.83.0.0/16 (ov-testne-a1b2c)");
    }

    @Test
    @DisplayName("what is no list of routes says nothing")
    void garbage() {
        assertThat(LocalNetworks.taken(range("10.83.0.0/16"), "ov-", List.of("Error: ...")))
                .isEmpty();
        assertThat(LocalNetworks.taken(range("10.83.0.0/16"), "ov-", List.of("[{},7,null,{\"dst\":\"local\"}]")))
                .isEmpty();
    }

    private static Optional<String> taken(String range) {
        return LocalNetworks.taken(range(range), "ov-testne", routes());
    }

    private static Prefix range(String text) {
        return Prefix.parse(text).orElseThrow();
    }

    private static List<String> routes() {
        try (InputStream in = Objects.requireNonNull(LocalNetworksTest.class.getResourceAsStream("routes.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
