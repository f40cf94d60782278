package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The radio's life")
class RadioLifeCycleIT extends ShippedLifeCycle {
    RadioLifeCycleIT() {
        super("icecast", Map.of("sourcePassword", "studio-door", "adminPassword", "engine-room"));
    }

    @Override
    protected void use() throws Exception {
        assertThat(ask("PUT", "/live", "", "Authorization", basic("source", "hackme"))
                        .statusCode())
                .isEqualTo(401);
        try (Socket studio = open("PUT /live HTTP/1.0\r\nContent-Type: audio/mpeg\r\nAuthorization: "
                        + basic("source", "studio-door"));
                Socket listener = open("GET /live HTTP/1.0")) {
            StringBuilder heard = new StringBuilder();
            await().atMost(SOON).until(() -> {
                studio.getOutputStream().write("good morning ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
                byte[] part = new byte[8192];
                int read = listener.getInputStream().read(part);
                heard.append(new String(part, 0, Math.max(0, read), StandardCharsets.UTF_8));
                return heard.toString().contains("good morning");
            });
        }
    }

    private Socket open(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) SOON.toMillis());
        socket.getOutputStream().write((request + "\r\nHost: radio\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
