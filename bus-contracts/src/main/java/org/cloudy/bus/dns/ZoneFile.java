package org.cloudy.bus.dns;

/**
 * A zone file (RFC 1035, section 5).
 *
 * @param zone the zone's name
 * @param text at most {@link #LARGEST} bytes
 */
public record ZoneFile(String zone, String text) {
    /** How many bytes a file may have that is handed in, on whatever way: a zone of 10,000 records has a tenth to a quarter of it. */
    public static final int LARGEST = 4_000_000;
}
