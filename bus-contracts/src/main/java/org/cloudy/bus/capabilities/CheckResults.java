package org.cloudy.bus.capabilities;

import java.util.List;

/** What all checks of a capability found. */
public record CheckResults(String name, List<CheckResult> checks) {}
