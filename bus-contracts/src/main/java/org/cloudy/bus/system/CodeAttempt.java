package org.cloudy.bus.system;

/**
 * The second step of a sign-in.
 *
 * @param ticket of the first step
 * @param code six digits of the application, or a recovery code
 * @param origin where the attempt comes from (an address): the same as of the first step
 */
public record CodeAttempt(String ticket, String code, String origin) {
    @Override
    public String toString() {
        return "CodeAttempt[ticket=****, code=****, origin=" + origin + "]";
    }
}
