package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.Age;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.NewFile;
import org.cloudy.bus.search.OwnQuery;
import org.cloudy.bus.search.SearchQuery;
import org.cloudy.bus.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages of the search over HTTP, with a made-up search behind them. */
class SearchPagesIT {
    private static final String SHARED = "/documents/shared";

    private StageClient client;

    @BeforeEach
    void open() throws TimeoutException {
        client = new StageClient();
    }

    @AfterEach
    void close() throws TimeoutException {
        client.close();
    }

    @Test
    @DisplayName(
            "The box is in the bar of every page, also for visitors, and keeps what was looked for; not on bare pages")
    void boxIsEverywhere() throws IOException, InterruptedException {
        for (String path :
                List.of("/?as=guest", "/nodes?as=guest", "/search?as=guest", "/jobs?as=admin", "/search/index")) {
            assertThat(client.get(path)).as(path).contains("id=\"box-text\"", "action=\"/search\"");
        }
        assertThat(client.get("/search?text=r%C3%A0dio%22")).contains("name=\"text\" value=\"ràdio&quot;\"");
        assertThat(client.get("/login")).doesNotContain("id=\"box-text\"", "search-box.js");
    }

    @Test
    @DisplayName(
            "Words find services and nodes, whatever their accents, above documents with their marks and distances")
    void findsAll() throws IOException, InterruptedException {
        assertThat(client.get("/search?as=guest&text=radio"))
                .containsSubsequence(
                        "Ràdio del barri", "La ràdio del barri", "<mark>ràdio</mark> &lt;b&gt;del&lt;/b&gt; barri")
                .contains("112 documents found", "0.8\u00a0ms", "href=\"https://radio.example/paella\"", "3 d ago")
                .contains("lang=\"ca\"");
        assertThat(client.fakes().search.lastQuery())
                .isEqualTo(new SearchQuery("radio", null, null, null, null, 10, false, null));
        assertThat(client.get("/search?text=clot")).contains("id=\"places-nodes\"", "ateneu-del-clot");
    }

    @Test
    @DisplayName("What others published is shown as text, and only plain web addresses become links")
    void isSafe() throws IOException, InterruptedException {
        String found = client.get("/search?text=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        String whole = client.get("/documents?as=guest&id=" + Query.encoded(Sample.SELF + "/y"));
        String own = client.get(SHARED + "?as=admin");
        for (String html : List.of(found, whole, own)) {
            assertThat(html)
                    .doesNotContain(Sample.HOSTILE, "javascript:")
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        }
        assertThat(found).contains("<mark>&lt;script&gt;", "href=\"/documents?id&#x3D;" + Sample.SCHOOL);
        assertThat(whole).contains("First line\n&lt;script&gt;");
        assertThat(client.get("/documents?id=" + Query.encoded(FakeSearch.ID)))
                .contains("href=\"https://radio.example/paella\"", "Open at radio.example");
        assertThat(client.look("/documents?id=gone").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("Facets narrow by one click and are taken off by the next; order and more keep them")
    void narrows() throws IOException, InterruptedException {
        String html =
                client.get("/search?text=radio&kind=page&language=es&node=" + Sample.PLAZA + "&age=month&near=true");

        assertThat(client.fakes().search.lastQuery())
                .isEqualTo(
                        new SearchQuery("radio", "page", DocumentLanguage.ES, Sample.PLAZA, Age.MONTH, 10, true, null));
        String rest = "language&#x3D;es&amp;node&#x3D;" + Sample.PLAZA + "&amp;age&#x3D;month&amp;near&#x3D;true";
        assertThat(html)
                .contains("href=\"/search?text&#x3D;radio&amp;" + rest + "\" aria-current=\"true\"")
                .contains("href=\"/search?text&#x3D;radio&amp;kind&#x3D;note&amp;" + rest + "\">")
                .contains(
                        "id=\"order-near\"",
                        "id=\"order-best\" href=\"/search?text&#x3D;radio&amp;kind&#x3D;page&amp;");
        client.get("/search?text=radio&kind=page&language=klingon&node=..&age=eon&limit=7");
        assertThat(client.fakes().search.lastQuery())
                .isEqualTo(new SearchQuery("radio", "page", null, null, null, 10, false, null));
    }

    @Test
    @DisplayName(
            "What is missing, what was made of the words and what may have been meant is told in the reader's language")
    void tellsDoubts() throws IOException, InterruptedException {
        client.fakes().search.results = FakeSearch.results(37, 40, Text.verbatim("Read as words."), "ràdio");
        assertThat(client.get("/search?text=radeo&kind=note"))
                .contains("37 of 40 partitions answered.", "Read as words.", "Did you mean:")
                .contains("href=\"/search?text&#x3D;r%C3%A0dio&amp;kind&#x3D;note\">ràdio</a>");
        assertThat(client.get("/search?lang=ca&text=radeo")).contains("Han respost 37 de 40 particions.");

        client.fakes().search.results = FakeSearch.results(40, 40, null, null);
        assertThat(client.get("/search?lang=en&text=radeo")).doesNotContain("partitions answered", "Did you mean");
    }

    @Test
    @DisplayName("Where nothing is found, a page says so and offers the wider search")
    void findsNothing() throws IOException, InterruptedException {
        client.fakes().search.results = FakeSearch.nothing();
        assertThat(client.get("/search?text=zebra")).contains("No document has these words.");
        assertThat(client.get("/search?text=zebra&kind=page"))
                .contains("No document of this choice", "href=\"/search?text&#x3D;zebra\"", "aria-current=\"true\"");
    }

    @Test
    @DisplayName("Without a search for documents, services are found all the same, and the box suggests them")
    void survives() throws IOException, InterruptedException {
        client.fakes().search.failure = Failure.of(FailureCode.UNAVAILABLE, "failure.nobody-serves");
        assertThat(client.get("/search?text=radio")).contains("Ràdio del barri", "its search is not running");
        assertThat(texts(client.get("/search/suggest?text=radio"))).containsExactly("Ràdio del barri");

        client.fakes().search.failure =
                Failure.of(FailureCode.INVALID, "failure.received", Map.of("message", "At most 1,000 characters."));
        assertThat(client.get("/search?text=radio")).contains("Ràdio del barri", "At most 1,000 characters.");
    }

    @Test
    @DisplayName("Suggestions are words of documents, then services and nodes, with where each leads")
    void suggests() throws IOException, InterruptedException {
        JsonObject answer = new JsonObject(client.get("/search/suggest?as=guest&text=RAD"));
        assertThat(texts(answer.encode())).containsExactly("ràdio comunitària", Sample.HOSTILE, "Ràdio del barri");
        assertThat(answer.getString("told")).isEqualTo("3 suggestions");
        assertThat(answer.getJsonArray("suggestions").getJsonObject(0).getString("href"))
                .isEqualTo("/search?text=r%C3%A0dio+comunit%C3%A0ria");
        assertThat(answer.getJsonArray("suggestions").getJsonObject(2).getString("href"))
                .startsWith("/service?id=");
        client.fakes().search.suggestions = List.of("Paella: a (short) guide");
        assertThat(new JsonObject(client.get("/search/suggest?text=pae"))
                        .getJsonArray("suggestions")
                        .getJsonObject(0)
                        .getString("href"))
                .as("a title is looked for as words, not as syntax")
                .isEqualTo("/search?text=Paella++a++short++guide");
        assertThat(texts(client.get("/search/suggest?text=r"))).isEmpty();
        assertThat(texts(client.get("/search/suggest"))).isEmpty();
    }

    @Test
    @DisplayName("The index is shown with all nodes, sizes and latencies, each partition as text too; to members only")
    void showsIndex() throws IOException, InterruptedException {
        assertThat(client.get("/search/index"))
                .contains(
                        "12,333",
                        "31\u00a0MB",
                        "37 of 40",
                        "3.2",
                        "42\u00a0ms",
                        "indexing",
                        "1 partition is with no node")
                .contains("Partition 0: ateneu-del-clot. Copies: casa-marta")
                .contains("0, 3, 6, 9", "1–2, 4–5");
        assertThat(client.get("/search/index/plot?measure=latency&as=csv")).startsWith("time,p50,p90,p99");
        assertThat(client.get("/search/index/plot?measure=queries")).contains("\"label\":\"casa-marta\"");
        assertThat(client.look("/search/index?as=guest").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("A member sees his own documents, an administrator all; both can change and withdraw them")
    void listsShared() throws IOException, InterruptedException {
        assertThat(client.get(SHARED + "?as=admin"))
                .contains("Assemblea", "Acta de Joan", "An application", "3 documents");
        assertThat(client.get(SHARED + "?as=member"))
                .contains("Acta de Joan", "1 document")
                .doesNotContain("Assemblea");
        assertThat(client.fakes().asked).contains(new OwnQuery("joan", null, 50), new OwnQuery(null, null, 50));
        assertThat(client.look(SHARED + "?as=guest").statusCode()).isEqualTo(403);
        assertThat(client.look(SHARED + "/new?as=guest").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("A text is shared under a name of its own; where it is refused, all that was typed is there again")
    void shares() throws IOException, InterruptedException {
        String longText = "a word ".repeat(15_000);
        HttpResponse<String> refused = client.post(
                SHARED + "/publish", Map.of("title", "", "text", longText, "kind", "minutes", "language", "ca"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("A title is wanted.", longText, "value=\"minutes\"", "<option value=\"ca\" selected>");
        HttpResponse<String> empty = client.post(SHARED + "/publish", Map.of("title", "Nothing", "kind", "note"));
        assertThat(empty.body()).contains("Type a text, choose a file, or give an address.", "value=\"Nothing\"");
        assertThat(client.fakes().asked).isEmpty();

        HttpResponse<String> done = client.post(
                SHARED + "/publish",
                Map.of("title", "Àpats d’estiu!", "text", "One\r\ntwo", "kind", "note", "language", "", "url", ""));
        assertThat(location(done)).isEqualTo(SHARED + "?notice=document-shared");
        NewDocument shared = (NewDocument) client.fakes().asked.getLast();
        assertThat(shared.name()).matches("apats-d-estiu-[a-z0-9]+");
        assertThat(shared)
                .isEqualTo(new NewDocument(shared.name(), "note", "Àpats d’estiu!", "One\ntwo", null, null, Map.of()));
    }

    @Test
    @DisplayName("A file is handed on by the name under which it lies, and one without text is explained")
    void sharesFiles() throws IOException, InterruptedException {
        Map<String, String> fields = Map.of("title", "", "text", "", "kind", "manual", "language", "en", "url", "");
        HttpResponse<String> refused = client.upload(SHARED + "/publish", fields, "tool.exe", "MZ");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("No text can be read from it.", "value=\"manual\"");

        assertThat(location(client.upload(SHARED + "/publish", fields, "Guia ràpida.pdf", "%PDF")))
                .isEqualTo(SHARED + "?notice=document-shared");
        NewFile file = (NewFile) client.fakes().asked.getLast();
        assertThat(file.upload()).doesNotContain("/").isNotBlank();
        assertThat(file.name()).startsWith("guia-rapida-pdf-");
        assertThat(file)
                .isEqualTo(new NewFile(
                        file.upload(),
                        "Guia ràpida.pdf",
                        file.name(),
                        "manual",
                        null,
                        DocumentLanguage.EN,
                        null,
                        Map.of()));
    }

    @Test
    @DisplayName(
            "A document is changed under its name, and only where it was published; it is withdrawn after a question")
    void changes() throws IOException, InterruptedException {
        String id = Query.encoded(FakeSearch.OWN_ID);
        assertThat(client.get(SHARED + "/change?id=" + id))
                .contains("value=\"Assemblea\"", "name=\"name\" value=\"assemblea-x1\"", "First line\n&lt;script&gt;");
        assertThat(client.look(SHARED + "/change?id=" + Query.encoded(FakeSearch.ID))
                        .statusCode())
                .isEqualTo(403);
        assertThat(location(client.post(
                        SHARED + "/publish",
                        Map.of("name", "assemblea-x1", "title", "Assemblea 2", "text", "x", "kind", "note"))))
                .isEqualTo(SHARED + "?notice=document-changed");
        assertThat(((NewDocument) client.fakes().asked.getLast()).name()).isEqualTo("assemblea-x1");

        assertThat(client.get(SHARED + "/withdraw?id=" + id)).contains("Withdraw “Assemblea”?");
        assertThat(location(client.post(SHARED + "/withdraw", Map.of("id", FakeSearch.OWN_ID))))
                .isEqualTo(SHARED + "?notice=document-withdrawn");
        assertThat(client.fakes().asked.getLast()).isEqualTo(new DocumentId(FakeSearch.OWN_ID));
    }

    @Test
    @DisplayName("Services alone are shown where they are narrowed or sorted, and the way to all else is there")
    void showsServicesAlone() throws IOException, InterruptedException {
        assertThat(client.get("/search?text=radio&show=services"))
                .contains("id=\"results\"", "href=\"/search?text&#x3D;radio\"")
                .doesNotContain("id=\"documents\"");
        assertThat(client.get("/search?text=radio&sort=name")).contains("id=\"results\"");
        assertThat(client.fakes().asked).isEmpty();
    }

    private static List<String> texts(String json) {
        return new JsonObject(json)
                .getJsonArray("suggestions").stream()
                        .map(one -> ((JsonObject) one).getString("text"))
                        .toList();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElseThrow();
    }
}
