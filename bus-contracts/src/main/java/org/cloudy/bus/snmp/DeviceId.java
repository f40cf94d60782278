package org.cloudy.bus.snmp;

/** Names one device. */
public record DeviceId(String id) {}
