package org.cloudy.bus.accounts;

/** Another password for whoever asks: {@code old} is the one until now, {@code fresh} has 10 to 256 characters. */
public record PasswordChange(String old, String fresh) {
    @Override
    public String toString() {
        return "PasswordChange[****]";
    }
}
