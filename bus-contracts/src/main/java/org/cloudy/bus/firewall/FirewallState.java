package org.cloudy.bus.firewall;

/** OFF: every port is as the machine has it. TRIAL: in force until it is confirmed or the time is up. ON: in force. */
public enum FirewallState {
    OFF,
    TRIAL,
    ON
}
