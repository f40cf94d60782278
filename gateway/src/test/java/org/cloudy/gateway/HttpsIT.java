package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cloudy.bus.system.SystemContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Beyond loopback")
final class HttpsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path data;

    static FakeNode node;
    static HttpClient client;

    @BeforeAll
    static void open() throws IOException, InterruptedException, GeneralSecurityException {
        Path certificate = certificate();
        node = new FakeNode(data, "0.0.0.0", true)
                .start(
                        Duration.ofHours(1),
                        () -> new PfxOptions().setPath(certificate.toString()).setPassword(PASSWORD));
        client = HttpClient.newBuilder().sslContext(trusting(certificate)).build();
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    @DisplayName("HTTP leads to the same page on HTTPS, and does nothing else")
    void redirects() throws IOException, InterruptedException {
        for (String method : List.of("GET", "POST")) {
            HttpResponse<String> answer = send("http://localhost:" + node.config.http() + "/capabilities?a=b", method);

            assertThat(answer.statusCode()).isEqualTo(308);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue("https://localhost:" + node.config.https() + "/capabilities?a=b");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    @DisplayName("pages are on HTTPS with HTTP/2, and the port that redirects stays reachable")
    void https() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("https://localhost:" + node.config.https() + "/login", "GET");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("wss://localhost:" + node.config.https()));
    }

    @Test
    @DisplayName("cookies go over HTTPS only, and to this very host")
    void cookies() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("https://localhost:" + node.config.https() + "/login", "GET");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).startsWith("__Host-").contains("Secure"));
    }

    @Test
    @DisplayName("other nodes call it by its address")
    void callsByAddress() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(
                "https://127.0.0.1:" + node.config.https() + "/bus/call/" + SystemContract.SETUP_STATE.address(),
                "POST",
                HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    private static HttpResponse<String> send(String url, String method) throws IOException, InterruptedException {
        return send(url, method, HttpRequest.BodyPublishers.noBody());
    }

    private static HttpResponse<String> send(String url, String method, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .method(method, body)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Path certificate() throws IOException, InterruptedException {
        Path file = data.resolve("test.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "node",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=DNS:localhost,IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).as(() -> log(data.resolve("keytool.log"))).isZero();
        return file;
    }

    private static String log(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static SSLContext trusting(Path file) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            own.load(in, PASSWORD.toCharArray());
        }
        trusted.load(null, null);
        trusted.setCertificateEntry("node", own.getCertificate("node"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
