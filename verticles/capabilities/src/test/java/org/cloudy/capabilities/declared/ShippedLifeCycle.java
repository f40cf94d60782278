package org.cloudy.capabilities.declared;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.cloudy.platform.Capability;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityLifeCycle;
import org.cloudy.testkit.FreePorts;

/** The life that every capability has to get through, of one that every node brings as a file; its port is called so. */
abstract class ShippedLifeCycle extends CapabilityLifeCycle {
    static final Duration SOON = Duration.ofSeconds(30);

    final int port = FreePorts.one();
    private final String name;
    private final Map<String, Object> more;

    ShippedLifeCycle(String name) {
        this(name, Map.of());
    }

    /** @param more settings that differ from the defaults */
    ShippedLifeCycle(String name, Map<String, Object> more) {
        this.name = name;
        this.more = more;
    }

    @Override
    protected final Capability capability() {
        return Shipped.plugin(name).capability();
    }

    @Override
    protected final Host host(Path data) {
        return new SupervisedHost(data);
    }

    @Override
    protected final Map<String, Object> settings() {
        Map<String, Object> all = new HashMap<>(more);
        all.put("port", port);
        return all;
    }

    /** What a page of it answers. */
    final HttpResponse<String> ask(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(SOON)
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            return client.send(
                    headers.length == 0
                            ? request.build()
                            : request.headers(headers).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
