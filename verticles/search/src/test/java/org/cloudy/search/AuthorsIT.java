package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.NewDocuments;
import org.cloudy.bus.search.NewFile;
import org.cloudy.bus.search.OwnDocuments;
import org.cloudy.bus.search.OwnDocuments.OwnDocument;
import org.cloudy.bus.search.OwnQuery;
import org.cloudy.bus.search.Publications;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.testkit.FreePorts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A document that somebody publishes on a node")
class AuthorsIT {
    private static final Caller AINA = new Caller("aina", Role.MEMBER, "10.0.0.7");
    private static final Caller BIEL = new Caller("biel", Role.MEMBER, "10.0.0.8");
    private static final Caller ADMINISTRATOR = new Caller("marta", Role.ADMIN, "10.0.0.9");
    private static final Caller PROGRAM = new Caller("bridge", Role.ADMIN, Caller.BRIDGE);

    @TempDir
    Path folder;

    private TestNode node;

    @BeforeEach
    void start() {
        int port = FreePorts.one();
        node = TestNode.start(folder, port, List.of(port));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private <Q extends Record, R extends Record> R ask(Call<Q, R> call, Q request, Caller caller) {
        return TestNode.await(call.send(node.vertx.eventBus(), request, caller));
    }

    private <Q extends Record> FailureCode refused(Call<Q, ?> call, Q request, Caller caller) {
        return catchThrowableOfType(Failure.class, () -> ask(call, request, caller))
                .code();
    }

    private static NewDocument note(String name, String text) {
        return new NewDocument(name, "note", "Title", text, DocumentLanguage.EN, null, Map.of());
    }

    private Document publish(Caller caller, String name, String text) {
        return ask(SearchContract.PUBLISH, note(name, text), caller);
    }

    private OwnDocuments own(@Nullable String author, @Nullable String after, int limit) {
        return ask(SearchContract.OWN, new OwnQuery(author, after, limit), AINA);
    }

    @Test
    @DisplayName("is changed and withdrawn by that person or an administrator, and stays that person's")
    void owned() {
        Document document = publish(AINA, "roof", "antennas");
        assertThat(document.author()).isEqualTo("aina");

        assertThat(refused(SearchContract.PUBLISH, note("roof", "mine now"), BIEL))
                .isEqualTo(FailureCode.FORBIDDEN);
        assertThat(refused(SearchContract.WITHDRAW, new DocumentId(document.id()), BIEL))
                .isEqualTo(FailureCode.FORBIDDEN);
        assertThat(publish(ADMINISTRATOR, "roof", "mended").author()).isEqualTo("aina");
        assertThat(publish(AINA, "roof", "antennas again").author()).isEqualTo("aina");
        ask(SearchContract.WITHDRAW, new DocumentId(document.id()), AINA);

        assertThat(refused(SearchContract.WITHDRAW, new DocumentId(document.id()), AINA))
                .isEqualTo(FailureCode.NOT_FOUND);
    }

    @Test
    @DisplayName("is the node's own where a program published it, and no member's")
    void programs() {
        Document document = publish(PROGRAM, "feed", "antennas");

        assertThat(document.author()).isNull();
        assertThat(refused(SearchContract.PUBLISH, note("feed", "mine now"), AINA))
                .isEqualTo(FailureCode.FORBIDDEN);
        assertThat(publish(Caller.NODE, "feed", "newer").author()).isNull();
        assertThat(refused(SearchContract.PUBLISH, note("x", "y"), Caller.ANONYMOUS))
                .isEqualTo(FailureCode.FORBIDDEN);
    }

    @Test
    @DisplayName("is listed by its id and its author, also after the node started anew")
    void listed() {
        publish(AINA, "b", "one");
        publish(BIEL, "a", "three");
        publish(PROGRAM, "c", "fifteen");

        assertThat(own(null, null, 2).documents())
                .extracting(OwnDocument::id)
                .containsExactly(node.id() + "/a", node.id() + "/b");
        assertThat(own(null, node.id() + "/b", 2).documents())
                .extracting(OwnDocument::author, OwnDocument::characters)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(null, 7L));
        assertThat(own(null, node.id() + "/b", 2).total()).isEqualTo(3);
        assertThat(own("aina", null, 10).documents())
                .extracting(OwnDocument::title)
                .containsExactly("Title");
        assertThat(own("aina", null, 10).total()).isEqualTo(1);
        assertThat(refused(SearchContract.OWN, new OwnQuery(null, null, 0), AINA))
                .isEqualTo(FailureCode.INVALID);

        node.close();
        int port = FreePorts.one();
        node = TestNode.start(folder, port, List.of(port));

        assertThat(own("biel", null, 10).documents())
                .extracting(OwnDocument::id)
                .containsExactly(node.id() + "/a");
    }

    @Test
    @DisplayName("is published though others that come with it cannot be")
    void many() {
        publish(BIEL, "taken", "antennas");

        Publications done = ask(
                SearchContract.PUBLISH_ALL,
                new NewDocuments(List.of(note("one", "x"), note("no name", "x"), note("taken", "x"), note("two", "x"))),
                AINA);

        assertThat(done.published()).containsExactly(node.id() + "/one", node.id() + "/two");
        assertThat(done.refused())
                .extracting(each -> each.name() + " " + each.reason().code())
                .containsExactly("no name INVALID", "taken FORBIDDEN");
        assertThat(own("aina", null, 10).total()).isEqualTo(2);
        assertThat(refused(SearchContract.PUBLISH_ALL, new NewDocuments(List.of()), AINA))
                .isEqualTo(FailureCode.INVALID);
    }

    private static NewFile upload(String upload, String fileName) {
        return new NewFile(upload, fileName, null, "page", null, null, null, Map.of());
    }

    private Path uploads() throws IOException {
        return Files.createDirectories(folder.resolve("tmp").resolve("uploads"));
    }

    @Test
    @DisplayName("has the text, the title and the language of the file that was sent")
    void file() throws IOException {
        Files.writeString(
                uploads().resolve("0a-b1"), "<html lang=ca><title>El poble</title><p>Antenes al teulat</p></html>");

        Document document = ask(SearchContract.PUBLISH_FILE, upload("0a-b1", "El poble.html"), AINA);

        assertThat(document.id()).isEqualTo(node.id() + "/aina/El_poble.html");
        assertThat(document.title()).isEqualTo("El poble");
        assertThat(document.text()).isEqualTo("Antenes al teulat");
        assertThat(document.language()).isEqualTo(DocumentLanguage.CA);
        assertThat(document.author()).isEqualTo("aina");
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertThat(left)
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .containsExactly("uploads");
        }
    }

    @Test
    @DisplayName("is of no file but those that were sent")
    void otherFiles() throws IOException {
        Files.createSymbolicLink(uploads().resolve("link"), folder.resolve("node.db"));

        for (String upload : List.of("../../node.db", folder.resolve("node.db").toString(), "link", "", ".", "gone")) {
            assertThat(refused(SearchContract.PUBLISH_FILE, upload(upload, "a.txt"), AINA))
                    .as(upload)
                    .isEqualTo(FailureCode.NOT_FOUND);
        }
    }

    @Test
    @DisplayName("is not there where the file has no text: the reason says why, and the node goes on")
    void badFile() throws IOException {
        Files.write(uploads().resolve("bad"), "PK\u0003\u0004 and no more".getBytes(StandardCharsets.ISO_8859_1));

        Failure failure = catchThrowableOfType(
                Failure.class, () -> ask(SearchContract.PUBLISH_FILE, upload("bad", "a.docx"), AINA));

        assertThat(failure.code()).isEqualTo(FailureCode.INVALID);
        assertThat(failure.problem().key()).startsWith("extract.failure.");
        assertThat(publish(AINA, "after", "antennas").author()).isEqualTo("aina");
    }
}
