package org.cloudy.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.settings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeStoreTest {
    record Note(String text, Secret secret) {}

    private static final Note NOTE = new Note("hello", new Secret("hush"));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("node.db");
    }

    @Test
    @DisplayName("A document is still there after the store is opened again, its secret too")
    void durable() {
        try (NodeStore store = NodeStore.open(file())) {
            store.documents("note", Note.class).put("a", NOTE);
        }
        try (NodeStore store = NodeStore.open(file())) {
            assertThat(store.documents("note", Note.class).get("a")).contains(NOTE);
        }
    }

    @Test
    @DisplayName("Documents are put, kept from being overwritten, listed by key and removed")
    void documents() {
        try (NodeStore store = NodeStore.open(file())) {
            Documents<Note> notes = store.documents("note", Note.class);
            notes.put("b", NOTE);
            notes.put("a", new Note("old", new Secret("")));
            notes.put("a", new Note("new", new Secret("")));
            assertThat(notes.putIfAbsent("a", NOTE)).isFalse();
            assertThat(notes.putIfAbsent("c", NOTE)).isTrue();
            assertThat(notes.all().keySet()).containsExactly("a", "b", "c");
            assertThat(notes.get("a")).map(Note::text).contains("new");
            assertThat(notes.remove("a")).isTrue();
            assertThat(notes.remove("a")).isFalse();
            assertThat(notes.get("a")).isEmpty();
        }
    }

    @Test
    @DisplayName("Documents of one collection are not seen in another")
    void collections() {
        try (NodeStore store = NodeStore.open(file())) {
            store.documents("one", Note.class).put("a", NOTE);
            assertThat(store.documents("other", Note.class).all()).isEmpty();
        }
    }

    @Test
    @DisplayName("Only its owner may read the file, which holds secrets")
    void permissions() throws IOException {
        try (NodeStore store = NodeStore.open(file())) {
            store.documents("note", Note.class).put("a", NOTE);
            assertThat(folder.toFile().listFiles())
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(
                                    PosixFilePermissions.toString(Files.getPosixFilePermissions(each.toPath())))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    @DisplayName("A store that a newer Cloudy wrote is not touched")
    void newerSchema() {
        try (NodeStore store = NodeStore.open(file())) {
            assertThat(store.<Integer>transaction(handle -> handle.execute("PRAGMA user_version = 99")))
                    .isNotNegative();
        }
        assertThatThrownBy(() -> NodeStore.open(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer Cloudy");
    }

    @Test
    @DisplayName("A file that is no database is told as such")
    void notADatabase() throws IOException {
        Files.writeString(file(), "this is no database, ".repeat(1_000));
        assertThatThrownBy(() -> NodeStore.open(file()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE))
                .hasMessageContaining("not a database");
    }

    @Test
    @DisplayName("A folder that does not exist is told as such")
    void noFolder() {
        Path nowhere = folder.resolve("nowhere").resolve("node.db");
        assertThatThrownBy(() -> NodeStore.open(nowhere))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    @DisplayName("A full disk is told as such, and what was there stays")
    void full() {
        try (NodeStore store = SmallStore.open(file(), 20)) {
            Documents<Note> notes = store.documents("note", Note.class);
            notes.put("a", NOTE);
            assertThatThrownBy(() -> notes.put("b", new Note("x".repeat(1_000_000), new Secret(""))))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.problem().key()).isEqualTo("store.full"));
            assertThat(notes.all()).containsOnlyKeys("a");
        }
    }

    @Test
    @DisplayName("A transaction that fails changes nothing")
    void rolledBack() {
        try (NodeStore store = NodeStore.open(file())) {
            assertThatThrownBy(() -> store.transaction(handle -> {
                        handle.execute("INSERT INTO document (collection, key, json) VALUES ('note', 'a', '{}')");
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(store.documents("note", Note.class).all()).isEmpty();
        }
    }
}
