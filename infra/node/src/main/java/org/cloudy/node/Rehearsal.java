package org.cloudy.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import org.cloudy.platform.NodeConfig;

/** Asks the node's own pages once, so that a training run of the JVM has seen what a first visitor will. */
final class Rehearsal {
    private static final List<String> PAGES = List.of("", "search", "health", "metrics");
    private static final int TIMEOUT_MS = 30_000;

    private Rehearsal() {}

    static void visit(NodeConfig config) throws IOException {
        for (String page : PAGES) {
            URI address = URI.create("http://" + config.listen() + ":" + config.http() + "/" + page);
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            boolean fine = connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST;
            try (InputStream answer = fine ? connection.getInputStream() : connection.getErrorStream()) {
                if (answer != null) {
                    answer.readAllBytes();
                }
            } finally {
                connection.disconnect();
            }
        }
    }
}
