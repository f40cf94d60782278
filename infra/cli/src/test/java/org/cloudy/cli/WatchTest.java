package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    @TempDir
    Path data;

    private FakeNode node;

    /** Tells one event of each topic, then goes. */
    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data);
        Topic<?> last = Contracts.TOPICS.getLast();
        node.handling("register " + last.address(), (frame, client) -> {
            client.tell("cloudy.jobs.changed", Replies.job("running", "null"));
            client.tell("cloudy.jobs.log", Replies.line(1, "one"));
            client.tell("cloudy.capabilities.changed", Replies.SUMMARY);
            client.tell(
                    "cloudy.discovery.services-changed", "{\"kind\":\"appeared\",\"service\":" + Replies.SERVICE + "}");
            client.tell("cloudy.discovery.nodes-changed", "{\"kind\":\"gone\",\"node\":" + Replies.NODE_VIEW + "}");
            client.hangUp();
        });
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    @Test
    @DisplayName("Every topic is listened to and told on a line; the end of the node is a failure")
    void lines() {
        Ran ran = new Ran.Line(data).run("watch");

        assertThat(ran.out()).isEqualTo("""
                        12:00:00  job 5: Install Web proxy: running 40 % Fetching
                        12:00:00  job 5 | one
                        12:00:00  capability squid: running, passing
                        12:00:00  service appeared: proxy (_squid._tcp) at 10.0.0.1:3128, passing
                        12:00:00  node gone: roof (10.0.0.1)
                        """);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(node.registered())
                .containsExactlyElementsOf(
                        Contracts.TOPICS.stream().map(Topic::address).toList());
    }

    @Test
    @DisplayName("With --json each event is an object on its line")
    void json() {
        Ran ran = new Ran.Line(data).run("watch", "--json");

        assertThat(ran.out().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"topic\":\"cloudy.")
                        .contains("\"event\":{")
                        .endsWith("}}"));
    }
}
