package org.cloudy.bus.snmp;

import java.util.List;

/** All rules, in the order in which they were added. */
public record Rules(List<Rule> rules) {}
