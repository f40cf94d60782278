package org.cloudy.bus.dns;

/**
 * A zone that this node is the primary of.
 *
 * @param name without the last dot
 * @param serial of its SOA record, as it stands in its file
 * @param records how many, the SOA record included
 * @param signed whether it is signed (DNSSEC)
 * @param offered whether other nodes of the micro cloud may become its secondaries
 * @param secondaries how many nodes hold a key to transfer it
 */
public record Zone(String name, long serial, int records, boolean signed, boolean offered, int secondaries) {}
