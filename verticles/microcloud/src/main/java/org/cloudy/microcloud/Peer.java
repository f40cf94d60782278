package org.cloudy.microcloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.microcloud.Challenge;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Proof;
import org.jspecify.annotations.Nullable;

/**
 * A node that is talked to before anything but its id is known of it. Its certificate is self-signed: what ties the connection to
 * the node is a proof, signed with the node's key, of the very certificate that it shows. Methods block.
 */
final class Peer implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    /** A ledger with logos fits. */
    private static final int LONGEST = 8 << 20;

    private final String endpoint;
    private final HttpClient http;
    private final Proof proof;

    private Peer(String endpoint, HttpClient http, Proof proof) {
        this.endpoint = endpoint;
        this.http = http;
        this.proof = proof;
    }

    /**
     * Connects, and has it prove who it is.
     *
     * @param endpoint its HTTPS page, as host:port
     * @param wanted who has to be there; null for whoever answers
     * @throws Failure UNAVAILABLE if nobody answers; FORBIDDEN if it is not who was wanted
     */
    static Peer connect(String endpoint, @Nullable NodeId wanted) throws InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .sslContext(anyCertificate())
                .build();
        byte[] nonce = new byte[24];
        new SecureRandom().nextBytes(nonce);
        Challenge challenge =
                new Challenge(Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
        try {
            HttpResponse<InputStream> response = post(http, endpoint, MicroCloudContract.IDENTIFY, challenge);
            Proof proof = read(response, MicroCloudContract.IDENTIFY);
            Proofs.check(proof, challenge.nonce(), fingerprint(response));
            if (wanted != null && !wanted.equals(proof.node())) {
                throw Failure.of(FailureCode.FORBIDDEN, "microcloud.failure.other-node", Map.of("endpoint", endpoint));
            }
            return new Peer(endpoint, http, proof);
        } catch (IOException e) {
            http.shutdownNow();
            throw unreachable(endpoint, e);
        } catch (Failure e) {
            http.shutdownNow();
            throw e;
        }
    }

    Proof proof() {
        return proof;
    }

    /** Makes a call of those that anyone may make. Failure as the node answered, or UNAVAILABLE. */
    <Q extends Record, R extends Record> R ask(Call<Q, R> call, Q request) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = post(http, endpoint, call, request);
            if (!fingerprint(response).equals(proof.certificate())) {
                throw Failure.of(FailureCode.FORBIDDEN, "microcloud.failure.other-node", Map.of("endpoint", endpoint));
            }
            return read(response, call);
        } catch (IOException e) {
            throw unreachable(endpoint, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static Failure unreachable(String endpoint, IOException cause) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "microcloud.failure.unreachable",
                Map.of("endpoint", endpoint, "reason", String.valueOf(cause.getMessage())));
    }

    private static HttpResponse<InputStream> post(HttpClient http, String endpoint, Call<?, ?> call, Record request)
            throws IOException, InterruptedException {
        URI uri;
        try {
            uri = URI.create("https://" + endpoint + "/bus/call/" + call.address());
        } catch (IllegalArgumentException e) {
            throw new IOException("no address of a node: " + endpoint, e);
        }
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(ANSWER)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Wire.toJson(request).encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private static <R extends Record> R read(HttpResponse<InputStream> response, Call<?, R> call) throws IOException {
        byte[] body;
        try (InputStream in = response.body()) {
            body = in.readNBytes(LONGEST + 1);
        }
        if (body.length > LONGEST) {
            throw new IOException("an answer of more than " + LONGEST + " bytes");
        }
        if (response.statusCode() != 200) {
            throw Optional.ofNullable(problem(body))
                    .map(Failure::of)
                    .orElseThrow(() -> new IOException("HTTP status " + response.statusCode()));
        }
        R reply = Wire.mapper().readValue(body, call.reply());
        if (reply == null) {
            throw new IOException("an empty answer");
        }
        return reply;
    }

    private static Failure.@Nullable Problem problem(byte[] body) {
        try {
            return Wire.mapper().readValue(body, Failure.Problem.class);
        } catch (IOException e) {
            return null;
        }
    }

    private static String fingerprint(HttpResponse<?> response) throws IOException {
        try {
            SSLSession session =
                    response.sslSession().orElseThrow(() -> new SSLPeerUnverifiedException("the connection is open"));
            return HexFormat.of().formatHex(Proofs.sha256(session.getPeerCertificates()[0].getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate cannot be read", e);
        }
    }

    /** What a certificate is worth is told by the proof, which is checked before anything else is said. */
    private static SSLContext anyCertificate() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
