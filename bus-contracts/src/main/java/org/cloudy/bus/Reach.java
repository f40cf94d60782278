package org.cloudy.bus;

/** How far a call or a topic reaches. */
public enum Reach {
    /** This node only: registered with a local consumer, never called from another node. All that changes a node. */
    NODE,
    /** Every node of the micro cloud; whoever serves it must bear a hostile member. */
    MICRO_CLOUD,
    /** Offered to federated micro clouds too. */
    META_CLOUD
}
