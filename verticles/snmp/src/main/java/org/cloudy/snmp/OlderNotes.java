package org.cloudy.snmp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** Devices and rules where they were kept at first: in the node store, which outlives the capability. Blocks. */
final class OlderNotes {
    private final Documents<StoredDevice> devices;
    private final Documents<Rule> rules;
    private final Documents<Begun> begun;
    private final NodeStore store;

    /** That rules were written at all; who removed them does not want them back. */
    record Begun(int version) {}

    private OlderNotes(NodeStore store) {
        this.store = store;
        this.devices = store.documents("snmp-device", StoredDevice.class);
        this.rules = store.documents("snmp-rule", Rule.class);
        this.begun = store.documents("snmp-rules", Begun.class);
    }

    /** The notebook of a folder; a new one begins with what the node store has, which is taken out there. */
    static Notebook movedTo(Path folder, NodeStore store) {
        OlderNotes older = new OlderNotes(store);
        Notebook notebook = Notebook.in(folder, Notebook.isIn(folder) ? older.none() : older.entries());
        older.clear();
        return notebook;
    }

    private Notebook.Entries none() {
        return new Notebook.Entries(Map.of(), List.of());
    }

    private Notebook.Entries entries() {
        return new Notebook.Entries(
                devices.all(),
                begun.all().isEmpty() ? RuleBook.FRESH : List.copyOf(rules.all().values()));
    }

    private void clear() {
        store.atomically(() -> {
            devices.all().keySet().forEach(devices::remove);
            rules.all().keySet().forEach(rules::remove);
            begun.all().keySet().forEach(begun::remove);
        });
    }
}
