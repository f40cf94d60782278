package org.cloudy.system;

import org.cloudy.bus.system.NodeRename;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.NodeName;
import org.cloudy.platform.NodeSettings;
import org.cloudy.platform.store.NodeStore;

/** Calls the node something else: kept first, then told to all on the node who show its name. Methods block. */
record Renaming(NodeStore store, NodeName name) {
    NodeRename to(NodeRename wanted) {
        new AccountRules()
                .check(NodeName.isValid(wanted.name()), "name", "system.setup.node-name")
                .apply();
        String language = NodeSettings.of(store).map(NodeSettings::language).orElse(Messages.LANGUAGES.getFirst());
        new NodeSettings(wanted.name(), language).store(store);
        name.change(wanted.name());
        return wanted;
    }
}
