package org.cloudy.snmp;

import java.util.List;

/** How much of the node its agent shows to somebody: subtrees of the tree of objects. */
public enum AgentView {
    /** Name, place and network interfaces. */
    BASIC,
    /** Load, memory and storage too: all that graphs are drawn of. */
    MONITORING,
    /** All that the agent knows, also which programs run. */
    EVERYTHING;

    List<String> included() {
        return switch (this) {
            case BASIC -> List.of("1.3.6.1.2.1.1", "1.3.6.1.2.1.2", "1.3.6.1.2.1.31");
            case MONITORING ->
                List.of(
                        "1.3.6.1.2.1.1",
                        "1.3.6.1.2.1.2",
                        "1.3.6.1.2.1.4",
                        "1.3.6.1.2.1.5",
                        "1.3.6.1.2.1.6",
                        "1.3.6.1.2.1.7",
                        "1.3.6.1.2.1.25",
                        "1.3.6.1.2.1.31",
                        "1.3.6.1.4.1.2021");
            case EVERYTHING -> List.of("1");
        };
    }

    /** Not which programs run, with their arguments, nor what is installed. */
    List<String> excluded() {
        return this == MONITORING ? List.of("1.3.6.1.2.1.25.4", "1.3.6.1.2.1.25.5", "1.3.6.1.2.1.25.6") : List.of();
    }
}
