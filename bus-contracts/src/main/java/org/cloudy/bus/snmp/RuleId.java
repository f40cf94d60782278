package org.cloudy.bus.snmp;

/** Names one rule. */
public record RuleId(String id) {}
