package org.cloudy.cli.view;

/** Sizes in bytes, in decimal units (IEC 80000-13). */
public final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Sizes() {}

    /** A size in its largest unit: "0 B", "1.2 kB", "15 MB". */
    public static String text(long bytes) {
        double value = Math.max(0, bytes);
        int unit = 0;
        while (value >= 1000) {
            value /= 1000;
            unit++;
        }
        return (unit > 0 && value < 10 ? Math.round(value * 10) / 10.0 + "" : Math.round(value) + "") + " "
                + UNITS[unit];
    }
}
