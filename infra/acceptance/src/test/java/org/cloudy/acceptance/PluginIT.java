package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service without code")
class PluginIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("is written, checked, handed in, switched on, published and used, and has everything that Squid has")
    void fromTheFileToTheVisitor() throws Exception {
        int port = FreePorts.one();
        try (NodeProcess node = NodeProcess.start(folder.resolve("node")).setUp("node")) {
            Path file = plugin();
            CommandLine.Result mistaken = node.cloudy("plugin", "check", write(file, "menu: kitchen"));
            assertThat(mistaken.exit()).isEqualTo(1);
            assertThat(mistaken.out()).contains(file + ":").contains("community_cloud, network_services");
            assertThat(node.cloudy("plugin", "add", file.toString()).exit()).isEqualTo(1);

            write(file, "menu: community_cloud");
            node.cloudy("plugin", "check", file.toString()).expectSuccess();
            node.cloudy("plugin", "add", file.toString()).expectSuccess();
            node.cloudy("install", "tools", "--set", "port=" + port).expectSuccess();
            Files.writeString(node.data().resolve("capabilities/tools/pages/index.html"), "Borrow a ladder");
            node.cloudy("start", "tools").expectSuccess();
            node.cloudy("publish", "tools").expectSuccess();

            assertThat(page(port)).isEqualTo("Borrow a ladder");
            await("it is found")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(Answers.names(Answers.services(node, "--type", "_http._tcp")))
                            .containsExactly("Tools of node"));
            JsonNode detail = Answers.json(node.cloudy("capability", "tools", "--json"));
            assertThat(detail.path("summary").path("health").asText()).isEqualTo("passing");
            assertThat(node.cloudy("configure", "tools", "--set", "port=80").exit())
                    .isEqualTo(1);
            assertThat(page(port)).isEqualTo("Borrow a ladder");

            node.stop();
            node.restart();
            await("it is up again")
                    .atMost(SOON)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(page(port)).isEqualTo("Borrow a ladder"));
        }
    }

    private Path plugin() {
        return folder.resolve("tools.yaml");
    }

    private static String write(Path file, String menu) throws IOException {
        Files.writeString(file, """
                cloudy: 1
                id: tools
                version: 1
                title: { en: Tools, es: Herramientas, ca: Eines }
                summary: { en: What can be borrowed., es: Lo que se presta., ca: El que es presta. }
                description: { en: A list., es: Una lista., ca: Una llista. }
                %s
                packages: [nginx-light]
                settings:
                  port:
                    kind: number
                    title: { en: Port, es: Puerto, ca: Port }
                    help: { en: Where it is., es: Donde está., ca: On és. }
                    standard: 8090
                    minimum: 1024
                    maximum: 65535
                folders: [pages, tmp]
                files:
                  web.conf:
                    text: |
                      daemon off;
                      pid tmp/pid;
                      events {}
                      http {
                        access_log off;
                        client_body_temp_path tmp/body; proxy_temp_path tmp/proxy; fastcgi_temp_path tmp/fastcgi;
                        uwsgi_temp_path tmp/uwsgi; scgi_temp_path tmp/scgi;
                        server { listen {{listen}}:{{port}}; root pages; }
                      }
                    check: [/usr/sbin/nginx, -p, ./, -c, "{{candidate}}", -e, stderr, -t]
                daemons:
                  web:
                    command: [/usr/sbin/nginx, -p, ./, -c, web.conf, -e, stderr]
                    port: port
                    user: www-data
                services:
                  - { type: _http._tcp, name: "Tools of {{nodeName}}", port: port }
                """.formatted(menu));
        return file.toString();
    }

    private static String page(int port) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .timeout(SOON)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
