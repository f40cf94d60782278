package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import org.cloudy.testkit.CommandLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@NetworkTest
@DisplayName("On a host")
final class HostIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName("a command runs to its end or to its deadline")
    void commands(NetworkBed bed) {
        Host host = bed.lan("home").host("a");
        CommandLine.Result result = host.run("ls", "/nowhere");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("/nowhere");
        assertThatThrownBy(() -> host.run(Duration.ofMillis(200), "sleep", "60"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sleep 60 did not end");
        await().atMost(SOON).until(() -> host.run("pgrep", "sleep").exit() == 1);
    }

    @Test
    @DisplayName("a process is alone with those of its host, logs to a file, and ends when it is told")
    void processes(NetworkBed bed) {
        Lan home = bed.lan("home");
        Host a = home.host("a");
        HostProcess process = a.start("sleeper", "env", "LATE=1", "sleep", "60");
        HostProcess talker = a.start("talker", "echo", "I am here").awaitLog("here");

        assertThat(talker.awaitEnd()).isZero();
        assertThat(talker.logFile()).hasContent("I am here");
        await().atMost(SOON).until(() -> a.run("pgrep", "sleep").exit() == 0);
        assertThat(home.host("b").run("pgrep", "sleep").exit()).isOne();
        assertThat(process.isAlive()).isTrue();
        assertThat(process.stop()).isNotZero();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    @DisplayName("a page on its loopback is reached from this machine")
    void door(NetworkBed bed) throws IOException, InterruptedException {
        Host host = bed.lan("home").host("a");
        Files.writeString(host.file("/run/page"), "welcome");
        HostProcess web =
                host.start("web", "python3", "-u", "-m", "http.server", "80", "-d", "/run", "-b", "127.0.0.1");
        web.awaitLog("Serving");

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(host.web(80).resolve("/page"))
                    .timeout(SOON)
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("welcome");
            web.kill();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("all processes hang while it is frozen, and go on afterwards; its kernel answers all the time")
    void freezes(NetworkBed bed) {
        Lan home = bed.lan("home");
        Host a = home.host("a");
        Host b = home.host("b");
        a.startJava(Greeter.class, "7").awaitLog("ready");
        HostProcess ticker =
                a.start("ticker", "ping", "-O", "-i", "0.1", "127.0.0.1").awaitLog("icmp_seq=2");

        a.freeze();
        String before = ticker.log();
        HostProcess caller = b.startJava(Greeter.class, "7", a.address().getHostAddress());
        await().atMost(SOON)
                .until(() -> b.run("ss", "-Htn", "state", "established").out().contains(":7"));
        await().atMost(Duration.ofMinutes(1)).until(() -> b.reaches(a));
        assertThat(ticker.log()).isEqualTo(before);
        assertThat(caller.log()).doesNotContain("hello");

        a.thaw();
        caller.awaitLog("hello");
        await().atMost(SOON).until(() -> ticker.log().length() > before.length());
    }

    @Test
    @DisplayName("a crash takes processes and cards at once, also from a frozen host")
    void crashes(NetworkBed bed) {
        Lan home = bed.lan("home");
        Host a = home.host("a");
        HostProcess process = a.start("sleeper", "sleep", "60");
        a.freeze();

        a.crash();

        assertThat(ProcessHandle.of(process.pid())).isEmpty();
        await().atMost(SOON).until(() -> !process.isAlive());
        assertThat(home.host("b").reaches(a)).isFalse();
    }
}
