package org.cloudy.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.snmp.Device.Version;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.NewDevice;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What people told the monitoring")
class NotebookTest {
    private static final NewDevice ROUTER =
            new NewDevice("Router", "10.0.0.1", 161, Version.V2C, "neighbours", null, null, null, null);

    @TempDir
    Path data;

    private Path folder;

    @AutoClose
    private NodeStore store;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(data.resolve("snmp"));
        store = NodeStore.open(data.resolve("node.db"));
    }

    private Notebook notebook() {
        return OlderNotes.movedTo(folder, store);
    }

    @Test
    @DisplayName("is in the capability's folder alone, for its owner's eyes, and gone with it")
    void goes() throws IOException {
        new AddedDevices(notebook()).add(ROUTER);
        new RuleBook(notebook()).remove("2");

        assertThat(new AddedDevices(notebook()).all())
                .extracting(StoredDevice::community)
                .containsExactly(new Secret("neighbours"));
        assertThat(new RuleBook(notebook()).all()).extracting(Rule::id).containsExactly("1", "3");
        assertThat(Files.getPosixFilePermissions(folder.resolve(Notebook.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Files.delete(folder.resolve(Notebook.FILE));
        assertThat(new AddedDevices(notebook()).all()).isEmpty();
        assertThat(new RuleBook(notebook()).all()).isEqualTo(RuleBook.FRESH);
    }

    @Test
    @DisplayName("moves out of the node store, where it was kept before, once")
    void moves() throws IOException {
        Rule rule = new Rule("7", null, Measure.LOAD, true, 4, 5, Severity.INFO);
        StoredDevice router =
                new AddedDevices(Notebook.in(folder, new Notebook.Entries(Map.of(), List.of()))).add(ROUTER);
        Files.delete(folder.resolve(Notebook.FILE));
        store.documents("snmp-device", StoredDevice.class).put(router.id(), router);
        store.documents("snmp-rule", Rule.class).put("7", rule);
        store.documents("snmp-rules", OlderNotes.Begun.class).put("fresh", new OlderNotes.Begun(1));

        assertThat(notebook().entries().devices()).containsValue(router);
        assertThat(notebook().entries().rules()).containsExactly(rule);
        assertThat(store.documents("snmp-device", StoredDevice.class).all()).isEmpty();
        assertThat(store.documents("snmp-rule", Rule.class).all()).isEmpty();
    }

    @Test
    @DisplayName("that is broken is told, and not written over")
    void broken() throws IOException {
        Files.writeString(folder.resolve(Notebook.FILE), "{\"devices\":");

        assertThatThrownBy(this::notebook).isInstanceOf(Failure.class);
        assertThat(folder.resolve(Notebook.FILE)).hasContent("{\"devices\":");
    }
}
