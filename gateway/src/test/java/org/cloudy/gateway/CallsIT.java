package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.Wire;
import org.cloudy.bus.microcloud.Challenge;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The door for other nodes")
final class CallsIT {
    private static final String IDENTIFY = MicroCloudContract.IDENTIFY.address();
    private static final String NONCE =
            Wire.toJson(new Challenge("0123456789abcdef")).encode();

    @TempDir
    Path data;

    private FakeNode node;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        node = new FakeNode(data).start();
    }

    @AfterEach
    void close() {
        node.close();
    }

    static Stream<Call<?, ?>> forAnyone() {
        return Contracts.CALLS.stream().filter(call -> call.role() == Role.ANYONE);
    }

    static Stream<Call<?, ?>> forSome() {
        return Contracts.CALLS.stream().filter(call -> call.role() != Role.ANYONE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forAnyone")
    @DisplayName("takes every call that anyone may make, and answers with its reply")
    void calls(Call<?, ?> call) {
        HttpResponse<String> answer =
                post(call.address(), Samples.json(call.request()).encode());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Wire.fromJson(new JsonObject(answer.body()), call.reply())).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forSome")
    @DisplayName("refuses every other call, whoever is signed in in the browser that makes it")
    void refuses(Call<?, ?> call) {
        String cookies = SignedInBrowser.cookies(node, "ada");
        node.asked.clear();

        HttpResponse<String> answer =
                post(call.address(), Samples.json(call.request()).encode(), "Cookie", cookies);

        assertProblem(answer, 403, "failure.forbidden");
        assertThat(node.asked).isEmpty();
    }

    @Test
    @DisplayName("takes no session along: whoever calls is anybody")
    void anonymous() {
        String cookies = SignedInBrowser.cookies(node, "ada");

        post(IDENTIFY, NONCE, "Cookie", cookies, Caller.ROLE_HEADER, "ADMIN", Caller.USER_HEADER, "ada");

        assertThat(Objects.requireNonNull(node.asked.get(IDENTIFY))).containsExactly(Caller.ANONYMOUS);
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(
            strings = {
                "cloudy.nothing",
                "cloudy.microcloud.identify@abcdefghijklmnop",
                "cloudy.microcloud.changed",
                "vertx.cluster"
            })
    @DisplayName("knows no address beyond the calls of the contracts")
    void unknown(String address) {
        assertProblem(post(address, "{}"), 404, "gateway.bridge.unknown-address");
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{}", "{\"nonce\": [1]}", "{\"nonce\": null}"})
    @DisplayName("says what is wrong with a request that is not of the call's form")
    void malformed(String body) {
        assertProblem(post(IDENTIFY, body), 400, "failure.malformed");
    }

    @Test
    @DisplayName("reads no more than 64 KB")
    void tooLarge() {
        assertThat(post(IDENTIFY, " ".repeat(65_000) + NONCE).statusCode()).isEqualTo(200);
        assertProblem(post(IDENTIFY, " ".repeat(65_537) + NONCE), 413, "gateway.error.413");
    }

    @Test
    @DisplayName("takes calls by POST only")
    void otherMethods() {
        for (String method : new String[] {"GET", "PUT", "DELETE", "OPTIONS"}) {
            assertThat(send(method, IDENTIFY, NONCE).statusCode()).as(method).isEqualTo(405);
        }
    }

    @Test
    @DisplayName("listens to no page of another site")
    void otherSite() {
        assertProblem(post(IDENTIFY, NONCE, "Origin", "http://evil.example"), 403, "gateway.origin");
        assertProblem(post(IDENTIFY, NONCE, "Origin", "null"), 403, "gateway.origin");
        assertProblem(post(IDENTIFY, NONCE, "Sec-Fetch-Site", "cross-site"), 403, "gateway.origin");
        assertThat(node.asked).doesNotContainKey(IDENTIFY);
    }

    @Test
    @DisplayName("tells an address that asks too often when to come again, and then lets it in again")
    void tooOften() {
        HttpResponse<String> answer = post(IDENTIFY, NONCE);
        for (int call = 0; answer.statusCode() == 200 && call < 1000; call++) {
            answer = post(IDENTIFY, NONCE);
        }

        assertProblem(answer, 429, "gateway.too-often");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
        await().atMost(Duration.ofSeconds(60)).until(() -> post(IDENTIFY, NONCE).statusCode() == 200);
    }

    @Test
    @DisplayName("is closed until somebody has set the node up")
    void notSetUp() {
        node.needsSetup = true;
        assertProblem(post(IDENTIFY, NONCE), 503, "gateway.not-set-up");

        node.needsSetup = false;
        assertThat(post(IDENTIFY, NONCE).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("counts IPv4 addresses one by one, IPv6 by their network")
    void networks() {
        assertThat(Strangers.network("192.0.2.7")).isNotEqualTo(Strangers.network("192.0.2.8"));
        assertThat(Strangers.network("::ffff:192.0.2.7")).isEqualTo(Strangers.network("192.0.2.7"));
        assertThat(Strangers.network("2001:db8:1:2:3::4")).isEqualTo(Strangers.network("2001:db8:1:2::9"));
        assertThat(Strangers.network("2001:db8:1:2::9")).isNotEqualTo(Strangers.network("2001:db8:1:3::9"));
    }

    /** That another node reads the failure as it was meant. */
    private static void assertProblem(HttpResponse<String> answer, int status, String key) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject body = new JsonObject(answer.body());
        Failure.Problem problem = Wire.fromJson(body, Failure.Problem.class);
        assertThat(body.getInteger("status")).isEqualTo(status);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.message()).doesNotContain("{", "gateway.");
        assertThat(body.getJsonArray("fields")).isEqualTo(new JsonArray());
    }

    private HttpResponse<String> post(String address, String body, String... headers) {
        return send("POST", address, body, headers);
    }

    private HttpResponse<String> send(String method, String address, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url("/bus/call/" + address)))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
