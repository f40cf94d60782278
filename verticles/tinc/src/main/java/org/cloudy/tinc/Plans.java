package org.cloudy.tinc;

import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;
import org.jspecify.annotations.Nullable;

/** The plan that was applied last, in the node's store. For one thread. */
final class Plans {
    private static final String KEY = "plan";

    private final Documents<OverlayPlan> documents;
    private final NodeId self;
    private @Nullable Plan checked;

    Plans(NodeStore store, NodeId self) {
        this.documents = store.documents("overlay", OverlayPlan.class);
        this.self = self;
    }

    /**
     * The plan that is kept; empty if there is none.
     *
     * @throws Failure INVALID if the rules have changed since it was kept, and it breaks them
     */
    Optional<Plan> current() {
        if (checked == null) {
            checked =
                    documents.get(KEY).map(kept -> PlanRules.check(kept, self)).orElse(null);
        }
        return Optional.ofNullable(checked);
    }

    /** The same, unchecked. */
    Optional<OverlayPlan> kept() {
        return documents.get(KEY);
    }

    /** Keeps a plan in place of the one before. */
    void keep(OverlayPlan plan) {
        documents.put(KEY, plan);
        checked = null;
    }

    void forget() {
        documents.remove(KEY);
        checked = null;
    }
}
