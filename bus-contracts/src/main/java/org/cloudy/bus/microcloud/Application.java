package org.cloudy.bus.microcloud;

import java.util.List;
import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A node that wants to become a member.
 *
 * @param microCloud id of the micro cloud that it means
 * @param secret of an invitation; null for a request
 * @param publicKey Ed25519, X.509 encoded, in Base64
 * @param overlayKey its public key on the overlay
 * @param endpoints where its overlay daemon may be reached, as host:port
 * @param message for the people who decide; empty with an invitation
 * @param signature of the node's key over all of it, in Base64
 */
public record Application(
        String microCloud,
        @Nullable String secret,
        NodeId node,
        String name,
        String publicKey,
        String overlayKey,
        List<String> endpoints,
        String message,
        String signature) {}
