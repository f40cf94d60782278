package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyTest {
    private static final String PEERS = "cloudy.squid.peers";
    private static final String ADD_PEER = "cloudy.squid.add-peer";
    private static final String OTHERS = """
        {"peers":[{"node":"aaaaaaaaaaaaaaaa","name":"Squid library","host":"10.0.0.7","port":3128,"rttMs":0.8,
        "relation":"sibling","state":"in_use","answersQueries":true},
        {"node":"bbbbbbbbbbbbbbbb","name":"Squid school","host":null,"port":null,"rttMs":null,
        "relation":null,"state":"offered","answersQueries":false}]}""";

    @TempDir
    Path data;

    @AutoClose
    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data);
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    @Test
    @DisplayName("A user's password comes from a file, and without one nothing is asked of the node")
    void addUser() throws IOException {
        Path file = Files.writeString(data.resolve("password"), "a good secret\nnot this\n");
        node.answering("cloudy.squid.add-user", "{\"users\":[\"ana\"]}");

        Ran added = run("proxy", "user", "add", "ana", "--password-file", file.toString());

        assertThat(added.code()).isZero();
        assertThat(added.out()).contains("ana").doesNotContain("secret");
        assertThat(node.asked("cloudy.squid.add-user"))
                .hasToString("{\"name\":\"ana\",\"password\":\"a good secret\"}");
        assertThat(run("proxy", "user", "add", "pau").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("Users are listed, and removed only by somebody who means it")
    void users() throws IOException {
        node.answering("cloudy.squid.users", "{\"users\":[\"ana\",\"pau\"]}");
        node.answering("cloudy.squid.remove-user", "{\"users\":[\"pau\"]}");

        assertThat(run("proxy", "user", "list").out()).contains("ana", "pau");
        assertThat(run("proxy", "user", "list", "--json").json()).hasToString("[\"ana\",\"pau\"]");
        assertThat(run("proxy", "user", "remove", "ana").code()).isEqualTo(2);
        assertThat(run("proxy", "user", "remove", "ana", "--yes").code()).isZero();
        assertThat(node.asked("cloudy.squid.remove-user")).hasToString("{\"name\":\"ana\"}");
    }

    @Test
    @DisplayName("A proxy is asked as a sibling where it answers queries, else as a parent, or as somebody says")
    void addPeer() throws IOException {
        node.answering(PEERS, OTHERS);
        node.answering(ADD_PEER, OTHERS);

        run("proxy", "peer", "add", "aaaaaaaaaaaaaaaa");
        assertThat(node.asked(ADD_PEER)).hasToString("{\"node\":\"aaaaaaaaaaaaaaaa\",\"relation\":\"sibling\"}");
        run("proxy", "peer", "add", "Squid school");
        assertThat(node.asked(ADD_PEER)).hasToString("{\"node\":\"bbbbbbbbbbbbbbbb\",\"relation\":\"parent\"}");
        run("proxy", "peer", "add", "Squid library", "--as", "parent");
        assertThat(node.asked(ADD_PEER)).hasToString("{\"node\":\"aaaaaaaaaaaaaaaa\",\"relation\":\"parent\"}");
        Ran unknown = run("proxy", "peer", "add", "nobody");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("cloudy proxy peer list");
    }

    @Test
    @DisplayName("The proxies of other nodes are listed with how far they are and how they are asked")
    void peers() throws IOException {
        node.answering(PEERS, OTHERS);

        assertThat(run("proxy", "peer", "list").out())
                .containsSubsequence("Squid library", "10.0.0.7:3128", "sibling", "is asked", "Squid school");
        assertThat(run("proxy", "peer", "list", "--json").json()).hasSize(2);
    }

    @Test
    @DisplayName("Statistics tell how much came from copies; what is not known is a dash")
    void statistics() throws IOException {
        node.answering("cloudy.squid.statistics", """
            {"requests":1200,"hits":300,"sentBytes":5000000,"savedBytes":1000000,"requestsPerSecond":2.34,
            "hitPercent":null}""");

        Ran ran = run("proxy", "statistics");

        assertThat(ran.out()).contains("1200", "300", "5.0 MB", "2.3/s", "–");
        assertThat(run("proxy", "statistics", "--json").json().path("hits").asInt())
                .isEqualTo(300);
        assertThat(run("proxy").code()).isEqualTo(2);
        assertThat(run("proxy", "peer").err()).contains("peer list");
    }
}
