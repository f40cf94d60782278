package org.cloudy.bus;

import java.util.List;
import java.util.Optional;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.system.SystemContract;

/** All calls and topics: permissions, metrics, the AsyncAPI document and {@code cloudy call} are drawn from here. */
public final class Contracts {
    public static final List<Call<?, ?>> CALLS = List.of(
            SystemContract.STATUS,
            SystemContract.LOAD,
            SystemContract.SETUP_STATE,
            SystemContract.SETUP,
            SystemContract.AUTHENTICATE,
            JobsContract.LIST,
            JobsContract.GET,
            JobsContract.CANCEL,
            CapabilitiesContract.LIST,
            CapabilitiesContract.GET,
            CapabilitiesContract.ACT,
            CapabilitiesContract.CONFIGURE,
            CapabilitiesContract.DIAGNOSE,
            CapabilitiesContract.LOG,
            CapabilitiesContract.CHECK_PLUGIN,
            CapabilitiesContract.NEW_PLUGIN,
            CapabilitiesContract.ADD_PLUGIN,
            DiscoveryContract.FIND,
            DiscoveryContract.NODES,
            DiscoveryContract.PUBLISH,
            DiscoveryContract.WITHDRAW,
            DiscoveryContract.DISTANCES,
            DiscoveryContract.ANNOUNCING,
            DiscoveryContract.PING,
            OverlayContract.KEY,
            OverlayContract.APPLY,
            OverlayContract.DOWN,
            OverlayContract.FORGET,
            OverlayContract.STATUS,
            MicroCloudContract.GET,
            MicroCloudContract.CREATE,
            MicroCloudContract.DESCRIBE,
            MicroCloudContract.INVITE,
            MicroCloudContract.JOIN,
            MicroCloudContract.NEARBY,
            MicroCloudContract.ASK,
            MicroCloudContract.DECIDE,
            MicroCloudContract.LEAVE,
            MicroCloudContract.EXPEL,
            MicroCloudContract.MAP,
            MicroCloudContract.LINKS,
            MicroCloudContract.IDENTIFY,
            MicroCloudContract.REDEEM,
            MicroCloudContract.APPLY);

    public static final List<Topic<?>> TOPICS = List.of(
            JobsContract.CHANGED,
            JobsContract.LOG,
            CapabilitiesContract.CHANGED,
            DiscoveryContract.SERVICES_CHANGED,
            DiscoveryContract.NODES_CHANGED,
            OverlayContract.CHANGED,
            MicroCloudContract.CHANGED);

    private Contracts() {}

    /** The call with this address. */
    public static Optional<Call<?, ?>> call(String address) {
        return CALLS.stream().filter(call -> call.address().equals(address)).findAny();
    }
}
