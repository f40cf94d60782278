package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
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
    @DisplayName("search publish publishes each text of a folder, and tells of what is none")
    void publish() throws IOException {
        Path texts = Files.createDirectories(data.resolve("texts"));
        Files.writeString(texts.resolve("a village.txt"), "\n# The village\nAntennas");
        Files.write(texts.resolve("picture.png"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        node.answering("cloudy.search.publish", "{" + DOCUMENT + ",\"text\":\"Antennas\"}");

        Ran ran = run("search", "publish", texts.toString(), "--language", "en");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("1 published\n");
        assertThat(ran.err()).contains("picture.png is no text in UTF-8");
        JsonNode asked = node.asked("cloudy.search.publish");
        assertThat(asked.path("name").asText()).isEqualTo("a_village.txt");
        assertThat(asked.path("title").asText()).isEqualTo("The village");
    }
}
