package org.cloudy.bus.snmp;

import org.cloudy.bus.series.Span;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a graph is drawn of.
 *
 * @param device its id
 * @param port for {@link GraphKind#TRAFFIC} and {@link GraphKind#LINKS} the id of an interface; null for all
 */
public record GraphQuery(
        String device, GraphKind kind, @Nullable String port, Span span) {}
