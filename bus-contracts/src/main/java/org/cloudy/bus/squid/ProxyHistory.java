package org.cloudy.bus.squid;

import org.cloudy.bus.series.Span;

/** Which measurements of the proxy are asked for. */
public record ProxyHistory(ProxyMeasure measure, Span span) {}
