package org.cloudy.bus.microcloud;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask to be let in.
 *
 * @param endpoint HTTPS page of a member, as host:port
 * @param node who has to be there; null to trust whoever answers, who is then shown to the members
 * @param message for the people who decide, at most 200 characters
 */
public record Plea(String endpoint, @Nullable NodeId node, String message) {}
