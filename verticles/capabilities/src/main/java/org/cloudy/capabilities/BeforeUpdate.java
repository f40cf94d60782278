package org.cloudy.capabilities;

import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** What was kept of capabilities before an update that is not through: what a node that is killed meanwhile begins with. */
final class BeforeUpdate {
    private final Documents<StoredCapability> before;
    private final Documents<StoredCapability> current;

    BeforeUpdate(NodeStore store) {
        this.before = store.documents("capability-before-update", StoredCapability.class);
        this.current = store.documents("capability", StoredCapability.class);
    }

    void keep(String name, StoredCapability stored) {
        before.put(name, stored);
    }

    /** The update is through, or taken back. */
    void forget(String name) {
        before.remove(name);
    }

    /** Takes back all that were interrupted: before anything is made of what is kept. What is announced stays known. */
    void restore() {
        before.all().forEach((name, stored) -> {
            current.put(
                    name,
                    current.get(name)
                            .map(now -> stored.withPublished(now.published()))
                            .orElse(stored));
            before.remove(name);
        });
    }
}
