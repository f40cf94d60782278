package org.cloudy.bus.updates;

import java.util.List;

/** Which packages are brought up to date: at most 500 names; none for all. */
public record UpdateWish(List<String> names) {}
