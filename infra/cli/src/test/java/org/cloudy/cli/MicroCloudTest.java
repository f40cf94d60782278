package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroCloudTest {
    private static final String GET = "cloudy.microcloud.get";
    private static final String MAP = "cloudy.microcloud.map";
    private static final String DECIDE = "cloudy.microcloud.decide";
    private static final String EXPEL = "cloudy.microcloud.expel";
    private static final String DESCRIBE = "cloudy.microcloud.describe";
    private static final String INVITE = "cloudy.microcloud.invite";

    @TempDir
    Path data;

    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data).answering(GET, Replies.MICRO_CLOUD);
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    @Test
    @DisplayName("Without a command there is the micro cloud in one view, and all of it as JSON")
    void view() throws IOException {
        assertThat(run("microcloud").out()).isEqualTo("""
            NAME         Hills
            DESCRIPTION  For all on the hill
            ID           cloudcloudcloud2
            RANGE        10.83.0.0/16
            ADDRESS      10.83.0.1
            FOUNDED      2 d ago
            MEMBERS      4 (3 online)
            REQUESTS     1
            """);
        assertThat(run("microcloud", "--json").json().path("members")).hasSize(4);
    }

    @Test
    @DisplayName("A node in no micro cloud is told how it gets into one")
    void inNone() throws IOException {
        node.answering(GET, Replies.NO_MICRO_CLOUD);

        assertThat(run("microcloud").out()).startsWith("This node is in no micro cloud.");
        assertThat(run("microcloud", "--json").json().path("id").isNull()).isTrue();
        assertThat(run("microcloud", "members").out()).startsWith("There are no members");
        assertThat(run("microcloud", "members", "--json").out()).isEqualTo("[]\n");
        Ran leave = run("microcloud", "leave", "--yes");
        assertThat(leave.code()).isEqualTo(1);
        assertThat(leave.err()).contains("in no micro cloud");
    }

    @Test
    @DisplayName("Members tell how each is reached, and who let it in")
    void members() throws IOException {
        node.answering(MAP, Replies.TOPOLOGY);
        assertThat(run("microcloud", "members").out()).isEqualTo("""
            NAME             NODE              ADDRESS    ONLINE  LINK            RTT  TRAFFIC         SINCE    LET IN BY
            roof (this one)  abcdefghijklmnop  10.83.0.1  yes     –                 –  ↓1.2 MB ↑999 B  2 d ago  (founder)
            barn             barnbarnbarnbarn  10.83.0.2  yes     direct       1.5 ms  –               1 d ago  roof
            mill             millmillmillmill  10.83.0.3  yes     via barn      31 ms  –               1 d ago  barn
            mill             mill2mill2mill2m  10.83.0.4  no      unreachable       –  –               1 d ago  barn
            """);
        assertThat(run("microcloud", "members", "--json")
                        .json()
                        .path(1)
                        .path("name")
                        .asText())
                .isEqualTo("barn");
    }

    @Test
    @DisplayName("What happened to links is told by those who have them, the latest first")
    void links() throws IOException {
        node.answering(MAP, Replies.TOPOLOGY);

        assertThat(run("microcloud", "links").out()).isEqualTo("""
            SINCE      NODE  MEMBER  LINK
            3 min ago  roof  mill    unreachable
            1 d ago    roof  mill    direct
            """);
        assertThat(run("microcloud", "links", "--json")
                        .json()
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("unreachable");
    }

    @Test
    @DisplayName("Requests are told with what the other people wrote, which cannot drive the terminal")
    void requests() throws IOException {
        assertThat(run("microcloud", "requests").out()).isEqualTo("""
            NAME   NODE              SINCE      ASKED  MESSAGE
            cabin  cabincabincabin2  3 min ago  barn   Hello [31m hill
            """);
        assertThat(run("microcloud", "requests", "--json").json()).hasSize(1);
    }

    @Test
    @DisplayName("A node is let in or refused by its name or its id")
    void decides() throws IOException {
        node.answering(DECIDE, Replies.MICRO_CLOUD);

        assertThat(run("microcloud", "approve", "cabin").out()).isEqualTo("cabin (cabincabincabin2) is let in.\n");
        assertThat(node.asked(DECIDE)).hasToString("{\"node\":\"cabincabincabin2\",\"approve\":true}");
        assertThat(run("microcloud", "refuse", "cabincabincabin2").out())
                .isEqualTo("cabin (cabincabincabin2) is refused.\n");
        assertThat(node.asked(DECIDE)).hasToString("{\"node\":\"cabincabincabin2\",\"approve\":false}");
        assertThat(run("microcloud", "approve", "cabin", "--json")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo("cloudcloudcloud2");
        Ran unknown = run("microcloud", "approve", "castle");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("No node called castle").contains("cloudy microcloud requests");
    }

    @Test
    @DisplayName("A member is expelled after a yes; where two have one name, it must be named by its id")
    void expels() {
        node.answering(EXPEL, Replies.MICRO_CLOUD);

        Ran several = run("microcloud", "expel", "mill", "--yes");
        assertThat(several.code()).isEqualTo(1);
        assertThat(several.err()).contains("millmillmillmill, mill2mill2mill2m");
        assertThat(run("microcloud", "expel", "barn").code()).isEqualTo(2);
        Ran no = new Ran.Line(data).typing("n\n").run("microcloud", "expel", "barn");
        assertThat(no.err()).contains("Expel barn (barnbarnbarnbarn)?").contains("Nobody was expelled");
        assertThat(node.asked(EXPEL).isNull()).isTrue();

        assertThat(new Ran.Line(data)
                        .typing("yes\n")
                        .run("microcloud", "expel", "barn")
                        .out())
                .isEqualTo("barn (barnbarnbarnbarn) is expelled.\n");
        assertThat(node.asked(EXPEL)).hasToString("{\"node\":\"barnbarnbarnbarn\"}");
        assertThat(run("microcloud", "expel", "mill2mill2mill2m", "--yes").code())
                .isZero();
    }

    @Test
    @DisplayName("describe changes what is said, and leaves the looks as they are")
    void describes() {
        node.answering(DESCRIBE, Replies.MICRO_CLOUD);

        assertThat(run("microcloud", "describe", "--name", "Valley").out()).startsWith("NAME         Hills\n");
        assertThat(node.asked(DESCRIBE))
                .hasToString("{\"name\":\"Valley\",\"description\":\"For all on the hill\",\"colour\":\"#1f6f8b\","
                        + "\"logo\":\"data:image/png;base64,AAAA\"}");
        run("microcloud", "describe", "--description", "");
        assertThat(node.asked(DESCRIBE).path("description").asText("none")).isEmpty();
    }

    @Test
    @DisplayName("An invitation stands alone on the first line, with its end and the command for the other node")
    void invites() throws IOException {
        node.answering(INVITE, "{\"token\":\"cloudy1-abc\",\"expires\":\"2026-11-22T14:30:00Z\"}");

        assertThat(run("microcloud", "invite").out()).isEqualTo("""
            cloudy1-abc

            For one node, until 2026-11-22 14:30 (2 h from now). Whoever has it can join: hand it over as you would a key.
            At the other node: cloudy microcloud join cloudy1-abc
            """);
        assertThat(node.asked(INVITE)).hasToString("{\"minutes\":null}");
        assertThat(run("microcloud", "invite", "--minutes", "10", "--json")
                        .json()
                        .path("token")
                        .asText())
                .isEqualTo("cloudy1-abc");
        assertThat(node.asked(INVITE)).hasToString("{\"minutes\":10}");
    }

    @Test
    @DisplayName("On a terminal that is wide enough the invitation can be scanned too")
    void scans() {
        node.answering(INVITE, "{\"token\":\"cloudy1-abc\",\"expires\":\"2026-11-22T14:30:00Z\"}");

        assertThat(new Ran.Line(data).onScreen().run("microcloud", "invite").out())
                .contains("█▀▀▀▀▀█");
        assertThat(new Ran.Line(data)
                        .onScreen()
                        .with("COLUMNS", "20")
                        .run("microcloud", "invite")
                        .out())
                .doesNotContain("█");
        assertThat(new Ran.Line(data)
                        .onScreen()
                        .run("microcloud", "invite", "--json")
                        .out())
                .doesNotContain("█");
    }

    @Test
    @DisplayName("Micro clouds near by are a table and an array")
    void nearby() throws IOException {
        node.answering("cloudy.microcloud.nearby", """
            {"clouds":[{"id":"cloudcloudcloud2","name":"Hills","node":"barnbarnbarnbarn","nodeName":null,
            "endpoint":"192.168.1.7:7443"}]}\
            """);

        assertThat(run("microcloud", "nearby").out()).contains("Hills  192.168.1.7:7443  –       barnbarnbarnbarn");
        assertThat(run("microcloud", "nearby", "--json").json()).hasSize(1);
        node.answering("cloudy.microcloud.nearby", "{\"clouds\":[]}");
        assertThat(run("microcloud", "nearby").out()).isEqualTo("No micro cloud is heard in the local network.\n");
    }

    @Test
    @DisplayName("The map tells each node's links to the others: how fast, by way of whom, or that there is no way")
    void map() throws IOException {
        node.answering(MAP, Replies.TOPOLOGY);

        assertThat(run("microcloud", "map").out()).startsWith("""
            #  NODE             1       2         3  4
            1  roof (this one)  ·  1.5 ms  →2 31 ms  ×
            2  barn             —       ·     30 ms  –
            3  mill             ?       ?         ·  ?
            4  mill             ?       ?         ?  ·

            A row tells\
            """);
        assertThat(run("microcloud", "map", "--json").json().path("silent")).hasSize(2);
    }

    @Test
    @DisplayName("A change is one line for those who watch, with no picture in it")
    void watched() {
        node.handling("register cloudy.microcloud.changed", (frame, client) -> {
            client.tell("cloudy.microcloud.changed", Replies.MICRO_CLOUD);
            client.tell("cloudy.microcloud.changed", Replies.NO_MICRO_CLOUD);
            client.tell("cloudy.overlay.changed", Replies.OVERLAY);
            client.hangUp();
        });

        assertThat(run("watch").out()).isEqualTo("""
            12:00:00  micro cloud Hills: members 4, requests 1
            12:00:00  in no micro cloud
            12:00:00  network of the micro cloud up (10.83.0.1/16); direct 1, relayed 0, lost 1
            """);
    }
}
