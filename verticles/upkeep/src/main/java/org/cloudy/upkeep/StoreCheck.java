package org.cloudy.upkeep;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.NodeContext;

/** Whether the file with all that the node knows is sound. */
record StoreCheck(NodeContext node) implements NodeCheck {
    private static final int MOST_TOLD = 3;

    @Override
    public String name() {
        return "store";
    }

    @Override
    public List<CheckResult> diagnose() {
        List<String> problems = node.store().problems();
        return problems.isEmpty()
                ? Found.of(this).passing()
                : Found.of(
                                this,
                                Map.of(
                                        "lines",
                                        String.join("\n", problems.subList(0, Math.min(MOST_TOLD, problems.size())))))
                        .critical("broken", false);
    }
}
