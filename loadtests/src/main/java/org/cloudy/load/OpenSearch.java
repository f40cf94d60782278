package org.cloudy.load;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.testkit.FreePorts;

/**
 * The search server that many run, on Lucene too: one node, one shard, no replica, asked over HTTP for the same: ten hits with
 * excerpts, the exact total, three facets. Its jars come from Maven Central, see {@code loadtests/opensearch}.
 */
final class OpenSearch implements Contender {
    private static final String INDEX = "/documents";
    private static final int BATCH = 500;
    private static final List<String> LANGUAGES = List.of("es", "ca", "en");

    private final Process process;
    private final URI address;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private List<SearchQuery> queries = List.of();

    private OpenSearch(Process process, URI address, Path data) {
        this.process = process;
        this.address = address;
        this.data = data;
    }

    private static Path lib() {
        return Path.of(System.getProperty("opensearch.lib", "missing"));
    }

    /** Whether its jars were built. */
    static boolean isThere() {
        return Files.isDirectory(lib());
    }

    static OpenSearch start(Workspace workspace, String heap) throws IOException {
        Path home = Files.createDirectories(workspace.resolve("opensearch"));
        int port = FreePorts.block(2);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        lib() + "/*",
                        "org.cloudy.load.peer.OpenSearchNode",
                        home.toString(),
                        String.valueOf(port))
                .redirectError(home.resolve("errors").toFile())
                .start();
        BufferedReader said = process.inputReader();
        String line = said.readLine();
        while (line != null && !line.equals("ready")) {
            line = said.readLine();
        }
        OpenSearch peer = new OpenSearch(process, URI.create("http://127.0.0.1:" + port), home.resolve("data"));
        if (line == null) {
            throw new IOException("OpenSearch did not start:\n" + Files.readString(home.resolve("errors")));
        }
        Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
        return peer;
    }

    @Override
    public String name() {
        return "OpenSearch, 1 node, over HTTP";
    }

    @Override
    public double put(int documents) throws IOException, InterruptedException {
        CorpusOfDebian corpus = CorpusOfDebian.read(documents);
        queries = corpus.queries();
        List<Document> all = corpus.documents(NodeIdentity.fresh());
        send("PUT", INDEX, index().encode());
        long begun = System.nanoTime();
        for (int from = 0; from < all.size(); from += BATCH) {
            StringBuilder bulk = new StringBuilder();
            for (Document each : all.subList(from, Math.min(all.size(), from + BATCH))) {
                bulk.append(new JsonObject().put("index", new JsonObject().put("_id", each.id())))
                        .append('\n')
                        .append(source(each))
                        .append('\n');
            }
            send("POST", INDEX + "/_bulk", bulk.toString());
        }
        send("POST", INDEX + "/_refresh", "");
        return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public Clients.Round measure(int clients, double seconds) throws Exception {
        return Clients.run(clients, seconds, queries, this::total);
    }

    @Override
    public SearchMember.Published publish(int count) throws IOException, InterruptedException {
        Samples answered = new Samples();
        Samples found = new Samples();
        for (int i = 0; i < count; i++) {
            String word = "unheardof" + i;
            long begun = System.nanoTime();
            send(
                    "PUT",
                    INDEX + "/_doc/" + word,
                    new JsonObject().put("title", "Published " + word).encode());
            answered.add(System.nanoTime() - begun);
            while (total(SearchQuery.of(word)) == 0) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            found.add(System.nanoTime() - begun);
        }
        return new SearchMember.Published(
                answered.medianMillis(),
                answered.quantileMillis(0.99),
                found.medianMillis(),
                found.quantileMillis(0.99));
    }

    @Override
    public long disk() throws IOException, InterruptedException {
        send("POST", INDEX + "/_flush", "");
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.toString().contains("/index/"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(process.toHandle());
    }

    private long total(SearchQuery query) throws IOException, InterruptedException {
        return send("POST", INDEX + "/_search", search(query).encode())
                .getJsonObject("hits")
                .getJsonObject("total")
                .getLong("value");
    }

    private JsonObject send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", path.endsWith("_bulk") ? "application/x-ndjson" : "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.body());
        }
        JsonObject said = new JsonObject(answer.body());
        if (Boolean.TRUE.equals(said.getValue("errors"))) {
            throw new IOException(path + ": " + answer.body());
        }
        return said;
    }

    /** The fields of our own index, with the analyzers that come nearest. */
    private static JsonObject index() {
        JsonObject fields = new JsonObject();
        for (String field : List.of("title", "text")) {
            fields.put(field, new JsonObject().put("type", "text").put("analyzer", "plain"));
            fields.put(field + "_es", new JsonObject().put("type", "text").put("analyzer", "spanish"));
            fields.put(field + "_ca", new JsonObject().put("type", "text").put("analyzer", "catalan"));
            fields.put(field + "_en", new JsonObject().put("type", "text").put("analyzer", "english"));
        }
        for (String field : List.of("id", "kind", "language", "node", "url", "attributes")) {
            fields.put(field, new JsonObject().put("type", "keyword"));
        }
        fields.put("published", new JsonObject().put("type", "date"));
        JsonObject plain = new JsonObject()
                .put("type", "custom")
                .put("tokenizer", "standard")
                .put("filter", new JsonArray().add("lowercase").add("asciifolding"));
        return new JsonObject()
                .put(
                        "settings",
                        new JsonObject()
                                .put("number_of_shards", 1)
                                .put("number_of_replicas", 0)
                                .put(
                                        "analysis",
                                        new JsonObject().put("analyzer", new JsonObject().put("plain", plain))))
                .put(
                        "mappings",
                        new JsonObject()
                                .put("properties", fields)
                                .put(
                                        "_source",
                                        new JsonObject()
                                                .put("excludes", new JsonArray(stems(List.of("title", "text"))))));
    }

    private static JsonObject source(Document document) {
        JsonObject source = new JsonObject()
                .put("id", document.id())
                .put("kind", document.kind())
                .put("language", document.language().name())
                .put("node", document.node().value())
                .put("url", document.url())
                .put("published", document.published().toString())
                .put(
                        "attributes",
                        new JsonArray(document.attributes().entrySet().stream()
                                .map(Objects::toString)
                                .toList()))
                .put("title", document.title())
                .put("text", document.text());
        if (document.language() != DocumentLanguage.OTHER) {
            String stems = "_" + document.language().name().toLowerCase(Locale.ROOT);
            source.put("title" + stems, document.title()).put("text" + stems, document.text());
        }
        return source;
    }

    private static JsonObject search(SearchQuery query) {
        List<String> fields = new ArrayList<>(List.of("title^2", "text"));
        stems(List.of("title")).forEach(field -> fields.add(field + "^2"));
        fields.addAll(stems(List.of("text")));
        JsonObject all = new JsonObject()
                .put(
                        "must",
                        new JsonObject()
                                .put(
                                        "query_string",
                                        new JsonObject()
                                                .put("query", query.text())
                                                .put("fields", new JsonArray(fields))
                                                .put("tie_breaker", 0.1)));
        if (query.kind() != null) {
            all.put("filter", new JsonObject().put("term", new JsonObject().put("kind", query.kind())));
        }
        JsonObject facets = new JsonObject();
        for (String field : List.of("kind", "language", "node")) {
            facets.put(
                    field,
                    new JsonObject()
                            .put("terms", new JsonObject().put("field", field).put("size", 100)));
        }
        return new JsonObject()
                .put("size", 10)
                .put("track_total_hits", true)
                .put("query", new JsonObject().put("bool", all))
                .put("aggs", facets)
                .put(
                        "highlight",
                        new JsonObject()
                                .put("fields", new JsonObject().put("text", new JsonObject()))
                                .put("require_field_match", false)
                                .put("number_of_fragments", 2)
                                .put("fragment_size", 120));
    }

    private static List<String> stems(List<String> fields) {
        return fields.stream()
                .flatMap(field -> LANGUAGES.stream().map(language -> field + "_" + language))
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
