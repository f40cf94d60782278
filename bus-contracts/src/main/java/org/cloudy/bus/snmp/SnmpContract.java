package org.cloudy.bus.snmp;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;
import org.cloudy.bus.series.TimeSeries;

/** What can be asked of the monitoring, while it is on. */
public final class SnmpContract {
    /** All devices that are watched. */
    public static final Call<Empty, Devices> DEVICES =
            new Call<>("cloudy.snmp.devices", Empty.class, Devices.class, Reach.NODE, Role.MEMBER);

    /** One device with its interfaces and disks. NOT_FOUND. */
    public static final Call<DeviceId, DeviceDetail> DEVICE =
            new Call<>("cloudy.snmp.device", DeviceId.class, DeviceDetail.class, Reach.NODE, Role.MEMBER);

    /** Watches one more device. INVALID with what is wrong of each field; CONFLICT if there are too many. */
    public static final Call<NewDevice, Device> ADD =
            new Call<>("cloudy.snmp.add", NewDevice.class, Device.class, Reach.NODE, Role.ADMIN);

    /** Watches a device no longer, and forgets what was measured. NOT_FOUND; CONFLICT if nobody added it. */
    public static final Call<DeviceId, Empty> REMOVE =
            new Call<>("cloudy.snmp.remove", DeviceId.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** What was measured over time. NOT_FOUND. */
    public static final Call<GraphQuery, TimeSeries> GRAPH =
            new Call<>("cloudy.snmp.graph", GraphQuery.class, TimeSeries.class, Reach.NODE, Role.MEMBER);

    /** When attention is called to devices. */
    public static final Call<Empty, Rules> RULES =
            new Call<>("cloudy.snmp.rules", Empty.class, Rules.class, Reach.NODE, Role.MEMBER);

    /** Adds a rule. INVALID with what is wrong of each field; CONFLICT if there are too many. */
    public static final Call<NewRule, Rule> ADD_RULE =
            new Call<>("cloudy.snmp.add-rule", NewRule.class, Rule.class, Reach.NODE, Role.ADMIN);

    /** Removes a rule; notices that it raised are over. NOT_FOUND. */
    public static final Call<RuleId, Empty> REMOVE_RULE =
            new Call<>("cloudy.snmp.remove-rule", RuleId.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** A device came, went, began to answer or ceased to. */
    public static final Topic<DeviceId> CHANGED =
            new Topic<>("cloudy.snmp.changed", DeviceId.class, Reach.NODE, Role.MEMBER);

    private SnmpContract() {}
}
