package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
    private static final String DOCUMENT = """
            "id":"abcdefghijklmnop/village.txt","node":"abcdefghijklmnop","kind":"page","title":"The village","language":"en",\
            "url":null,"attributes":{},"published":"2026-11-28T12:00:00Z\"""";

    @TempDir
    Path data;

    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data);
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    @Test
    @DisplayName("search shows what was found, and says when something may be missing")
    void found() throws IOException {
        node.answering("cloudy.search.query", """
                {"hits":[{%s,"score":1.25,"excerpt":[{"text":"Our ","match":false},{"text":"antennas","match":true}],\
                "explanation":null}],"total":1,"facets":{"kinds":{"page":1},"languages":{"en":1},"nodes":{},"ages":{}},\
                "answered":270,"partitions":271,"note":null}""".formatted(DOCUMENT));

        Ran ran = run("search", "antenna", "roof", "--kind", "page");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("""
                The village  (page, 1.250)
                  abcdefghijklmnop/village.txt
                  Our antennas
                1 found
                Only 270 of 271 partitions answered: something may be missing.
                """);
        assertThat(node.asked("cloudy.search.query").path("text").asText()).isEqualTo("antenna roof");
    }

    @Test
    @DisplayName("search shows how far documents are, what was meant, and why the query was read otherwise")
    void extras() throws IOException {
        node.answering("cloudy.discovery.nodes", """
                {"nodes":[{"node":"abcdefghijklmnop","name":"roof","address":"127.0.0.1","web":null,"version":"1","microCloud":"c",\
                "self":false,"rttMs":12.0,"estimatedMs":12.0,"hops":1,"since":"2026-11-22T11:00:00Z"}]}""");
        node.answering("cloudy.search.query", """
                {"hits":[{%s,"score":1.25,"rtt":12.0,"excerpt":[],"explanation":null}],"total":1,\
                "facets":{"kinds":{},"languages":{},"nodes":{},"ages":{}},"answered":271,"partitions":271,\
                "note":{"en":"The query was read as plain words."},"correction":"antenna"}""".formatted(DOCUMENT));

        Ran ran = run(
                "search", "antena(", "--near", "--age", "week", "--node", "roof", "--language", "en", "--limit", "3");

        assertThat(ran.out()).isEqualTo("""
                The query was read as plain words.
                Did you mean: antenna
                The village  (page, 1.250, 12 ms)
                  abcdefghijklmnop/village.txt
                1 found
                """);
        JsonNode asked = node.asked("cloudy.search.query");
        assertThat(asked.path("near").asBoolean()).isTrue();
        assertThat(asked.path("age").asText()).isEqualToIgnoringCase("week");
        assertThat(asked.path("node").asText()).isEqualTo("abcdefghijklmnop");
        assertThat(run("search", "x", "--node", "cellar").err()).contains("cellar");
    }
}
