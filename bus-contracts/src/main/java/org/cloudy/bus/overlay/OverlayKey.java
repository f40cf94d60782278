package org.cloudy.bus.overlay;

/**
 * A node's public key on the overlay.
 *
 * @param key as the overlay's daemon writes it: for tinc 1.0 an RSA key in PEM
 */
public record OverlayKey(String key) {}
