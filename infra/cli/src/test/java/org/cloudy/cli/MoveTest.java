package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A node that moves into a micro cloud, or out of one")
class MoveTest {
    private static final String GET = "cloudy.microcloud.get";
    private static final String CREATE = "cloudy.microcloud.create";
    private static final String JOIN = "cloudy.microcloud.join";
    private static final String ASK = "cloudy.microcloud.ask";
    private static final String LEAVE = "cloudy.microcloud.leave";
    private static final String JOB = "cloudy.jobs.get";

    @TempDir
    Path data;

    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data)
                .answering(CREATE, Replies.job("queued", "null"))
                .answering(JOIN, Replies.job("queued", "null"))
                .answering(ASK, Replies.job("queued", "null"))
                .answering(LEAVE, Replies.job("queued", "null"))
                .answering(GET, Replies.MICRO_CLOUD);
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    private static String detail(String state, String failure) {
        return "{\"job\":" + Replies.job(state, failure) + ",\"lines\":[]}";
    }

    /** The job is done, and the node goes; when it is back it knows of its job. */
    private void jobAndRestart() {
        AtomicInteger asked = new AtomicInteger();
        node.handling(JOB, (request, client) -> {
            client.reply(detail("succeeded", "null"));
            if (asked.getAndIncrement() == 0) {
                client.hangUp();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create Hills --description x --range 10.83.0.0/16 | cloudy.microcloud.create"
                        + " | {'appearance':{'name':'Hills','description':'x','colour':null,'logo':null},'range':'10.83.0.0/16'}",
                "create Hills | cloudy.microcloud.create"
                        + " | {'appearance':{'name':'Hills','description':'','colour':null,'logo':null},'range':null}",
                "join cloudy1-abc | cloudy.microcloud.join | {'token':'cloudy1-abc'}",
                "ask 192.168.1.7:7443 --message hello | cloudy.microcloud.ask"
                        + " | {'endpoint':'192.168.1.7:7443','node':null,'message':'hello'}",
                "leave --yes | cloudy.microcloud.leave | {}"
            },
            quoteCharacter = '"')
    @DisplayName("is followed through its job and its new start, and then there is its micro cloud")
    void moves(String line, String call, String request) {
        jobAndRestart();

        Ran ran = run(("microcloud " + line).split(" "));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("NAME         Hills\n");
        assertThat(ran.err()).contains("Install Web proxy: done").contains("starts anew");
        assertThat(node.asked(call)).hasToString(request.replace('\'', '"'));
    }

    @Test
    @DisplayName("is one object for a script, and no progress")
    void json() throws IOException {
        jobAndRestart();

        Ran ran = run("microcloud", "join", "cloudy1-abc", "--json");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().path("appearance").path("name").asText()).isEqualTo("Hills");
    }

    @Test
    @DisplayName("may go before anybody heard that the job is done")
    void goesEarly() {
        AtomicInteger asked = new AtomicInteger();
        node.handling(JOB, (request, client) -> {
            if (asked.getAndIncrement() == 0) {
                client.hangUp();
            } else {
                client.reply(detail("succeeded", "null"));
            }
        });

        assertThat(run("microcloud", "create", "Hills").out()).startsWith("NAME         Hills\n");
    }

    @Test
    @DisplayName("is waited for while it starts and serves nothing yet")
    void startsSlowly() {
        jobAndRestart();
        AtomicInteger asked = new AtomicInteger();
        node.handling(GET, (request, client) -> {
            if (asked.getAndIncrement() == 0) {
                client.fail(-1, "NO_HANDLERS", "No handlers");
            } else {
                client.reply(Replies.NO_MICRO_CLOUD);
            }
        });

        assertThat(run("microcloud", "create", "Hills").out()).startsWith("This node is in no micro cloud.");
    }

    @Test
    @DisplayName("stays where it was if the job fails, and the reason is told at once")
    void fails() {
        node.answering(JOB, detail("failed", Replies.problem("UNAVAILABLE", "The invitation has expired.")));

        Ran ran = run("microcloud", "join", "cloudy1-abc");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).endsWith("cloudy: The invitation has expired.\n").doesNotContain("starts anew");
    }

    @Test
    @DisplayName("tells also of a failure that only the node that came back knows of")
    void failsMeanwhile() {
        AtomicInteger asked = new AtomicInteger();
        node.handling(JOB, (request, client) -> {
            if (asked.getAndIncrement() == 0) {
                client.hangUp();
            } else {
                client.reply(detail("failed", Replies.problem("UNAVAILABLE", "The node was stopped.")));
            }
        });

        assertThat(run("microcloud", "create", "Hills").err()).endsWith("cloudy: The node was stopped.\n");
    }

    @Test
    @DisplayName("is not waited for if the user does not want to")
    void noWait() {
        assertThat(run("microcloud", "create", "Hills", "--no-wait")).isEqualTo(new Ran(0, "5\n", ""));
    }

    @Test
    @DisplayName("joins with an invitation from standard input too, broken over lines or typed")
    void tokenFromInput() {
        jobAndRestart();
        Ran.Line piped = new Ran.Line(data).piping("cloudy1-ab\n  cd\n");
        assertThat(piped.run("microcloud", "join", "-").code()).isZero();
        assertThat(node.asked(JOIN)).hasToString("{\"token\":\"cloudy1-abcd\"}");

        jobAndRestart();
        Ran typed = new Ran.Line(data).typing(" cloudy1-xyz \n").run("microcloud", "join", "-");
        assertThat(typed.err()).startsWith("The invitation: ");
        assertThat(node.asked(JOIN)).hasToString("{\"token\":\"cloudy1-xyz\"}");
    }

    @Test
    @DisplayName("leaves after a yes only")
    void leaves() {
        jobAndRestart();

        assertThat(run("microcloud", "leave").code()).isEqualTo(2);
        Ran no = new Ran.Line(data).typing("\n").run("microcloud", "leave");
        assertThat(no.code()).isEqualTo(1);
        assertThat(no.err()).contains("Leave Hills?").endsWith("the node stays in Hills.\n");
        assertThat(node.asked(LEAVE).isNull()).isTrue();
        assertThat(new Ran.Line(data).typing("y\n").run("microcloud", "leave").code())
                .isZero();
    }

    @Test
    @DisplayName("is missed aloud if it does not come back")
    void neverBack() {
        node.handling(JOB, (request, client) -> {
            client.reply(detail("succeeded", "null"));
            client.hangUp();
            try {
                node.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        Ran ran = new Ran.Line(data).hurried().run("microcloud", "create", "Hills");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("has not come back within 60 s");
    }
}
