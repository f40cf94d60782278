package org.cloudy.bus.squid;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.series.TimeSeries;

/** What can be asked of the web proxy while it is on. */
public final class SquidContract {
    /** Who may use it with a password. */
    public static final Call<Empty, ProxyUsers> USERS =
            new Call<>("cloudy.squid.users", Empty.class, ProxyUsers.class, Reach.NODE, Role.ADMIN).asLook();

    /** Lets somebody use it with a password. INVALID with what is wrong of each field; CONFLICT if the name is taken. */
    public static final Call<ProxyLogin, ProxyUsers> ADD_USER =
            new Call<>("cloudy.squid.add-user", ProxyLogin.class, ProxyUsers.class, Reach.NODE, Role.ADMIN);

    /** Gives a user another password. INVALID with what is wrong of each field; NOT_FOUND. */
    public static final Call<ProxyLogin, ProxyUsers> CHANGE_USER =
            new Call<>("cloudy.squid.change-user", ProxyLogin.class, ProxyUsers.class, Reach.NODE, Role.ADMIN);

    /** Lets a user use it no more, within half a minute. NOT_FOUND. */
    public static final Call<ProxyUserName, ProxyUsers> REMOVE_USER =
            new Call<>("cloudy.squid.remove-user", ProxyUserName.class, ProxyUsers.class, Reach.NODE, Role.ADMIN);

    /** The proxies of other nodes: those that it asks, and those that it could. */
    public static final Call<Empty, ProxyPeers> PEERS =
            new Call<>("cloudy.squid.peers", Empty.class, ProxyPeers.class, Reach.NODE, Role.MEMBER);

    /** Asks another node's proxy from now on, or in another relation. NOT_FOUND; INVALID if it cannot be asked. */
    public static final Call<PeerChoice, ProxyPeers> ADD_PEER =
            new Call<>("cloudy.squid.add-peer", PeerChoice.class, ProxyPeers.class, Reach.NODE, Role.ADMIN);

    /** Asks another node's proxy no more. NOT_FOUND. */
    public static final Call<PeerNode, ProxyPeers> REMOVE_PEER =
            new Call<>("cloudy.squid.remove-peer", PeerNode.class, ProxyPeers.class, Reach.NODE, Role.ADMIN);

    /** How much it was asked, and how much of it came from copies. UNAVAILABLE while it does not answer. */
    public static final Call<Empty, ProxyStatistics> STATISTICS =
            new Call<>("cloudy.squid.statistics", Empty.class, ProxyStatistics.class, Reach.NODE, Role.MEMBER);

    /** The same over time. */
    public static final Call<ProxyHistory, TimeSeries> HISTORY =
            new Call<>("cloudy.squid.history", ProxyHistory.class, TimeSeries.class, Reach.NODE, Role.MEMBER);

    private SquidContract() {}
}
