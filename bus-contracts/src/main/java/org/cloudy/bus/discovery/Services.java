package org.cloudy.bus.discovery;

import java.util.List;

/** Services, by type and name. */
public record Services(List<ServiceInstance> services) {}
