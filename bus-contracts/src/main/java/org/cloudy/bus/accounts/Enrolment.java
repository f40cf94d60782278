package org.cloudy.bus.accounts;

/**
 * A second factor that waits to be confirmed by a code.
 *
 * @param secret in base 32 (RFC 4648), to be typed into an application
 * @param uri the same as an {@code otpauth:} address, to be scanned
 */
public record Enrolment(String secret, String uri) {
    @Override
    public String toString() {
        return "Enrolment[****]";
    }
}
