package org.cloudy.bus.snmp;

import java.util.List;

/** Devices, by their names. */
public record Devices(List<Device> devices) {}
