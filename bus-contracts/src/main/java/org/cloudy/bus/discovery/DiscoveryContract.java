package org.cloudy.bus.discovery;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;

/** What can be asked of the registry of services and nodes. */
public final class DiscoveryContract {
    /** Services that this node knows of. */
    public static final Call<ServiceQuery, Services> FIND =
            new Call<>("cloudy.discovery.find", ServiceQuery.class, Services.class, Reach.NODE, Role.ANYONE);

    /** Nodes of the micro cloud. */
    public static final Call<Empty, Nodes> NODES =
            new Call<>("cloudy.discovery.nodes", Empty.class, Nodes.class, Reach.NODE, Role.ANYONE);

    /**
     * Announces a service of this node until it is withdrawn, also after a restart. INVALID with what is wrong of each field;
     * CONFLICT if the node publishes that type, host and port already.
     */
    public static final Call<Publication, ServiceInstance> PUBLISH =
            new Call<>("cloudy.discovery.publish", Publication.class, ServiceInstance.class, Reach.NODE, Role.ADMIN);

    /**
     * Takes an announcement of this node back. NOT_FOUND; FORBIDDEN if another node announced it; CONFLICT if it belongs to a
     * capability, which is asked to withdraw it itself.
     */
    public static final Call<ServiceId, Empty> WITHDRAW =
            new Call<>("cloudy.discovery.withdraw", ServiceId.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** How far other nodes are from this one: measured, predicted, and how that was in the last minutes. NOT_FOUND. */
    public static final Call<DistanceQuery, Distances> DISTANCES =
            new Call<>("cloudy.discovery.distances", DistanceQuery.class, Distances.class, Reach.NODE, Role.MEMBER);

    /** How ordinary devices around come to know of this node's services. */
    public static final Call<Empty, LocalAnnouncing> ANNOUNCING =
            new Call<>("cloudy.discovery.announcing", Empty.class, LocalAnnouncing.class, Reach.NODE, Role.ANYONE);

    /** Answers at once, so that the round-trip time can be measured, with the network coordinate of the node that answers. */
    public static final Call<Empty, Pong> PING =
            new Call<>("cloudy.discovery.ping", Empty.class, Pong.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** A service came, changed or went. */
    public static final Topic<ServiceChange> SERVICES_CHANGED =
            new Topic<>("cloudy.discovery.services-changed", ServiceChange.class, Reach.NODE, Role.ANYONE);

    /** A node came, changed or went. */
    public static final Topic<NodeChange> NODES_CHANGED =
            new Topic<>("cloudy.discovery.nodes-changed", NodeChange.class, Reach.NODE, Role.ANYONE);

    private DiscoveryContract() {}
}
