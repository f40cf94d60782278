package org.cloudy.bus.microcloud;

import org.cloudy.bus.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * Proves who a node is, and that a TLS certificate is its own (a channel binding of type tls-server-end-point, RFC 5929).
 *
 * @param publicKey Ed25519, X.509 encoded, in Base64
 * @param certificate SHA-256 of the certificate that it shows, in hexadecimal digits; null if it shows none
 * @param microCloud id of the micro cloud that it is in; null if it is in none
 * @param signature of the node's key over nonce, certificate and microCloud, in Base64
 */
public record Proof(
        NodeId node,
        String publicKey,
        @Nullable String certificate,
        @Nullable String microCloud,
        @Nullable String microCloudName,
        String signature) {}
