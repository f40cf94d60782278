package org.cloudy.bus.dns;

import java.util.List;

/**
 * A zone, and some of its records.
 *
 * @param matching how many records are as was asked
 * @param records those from the offset on: the zone's own name first, then by name
 * @param types all types that the zone has, in order
 * @param ds what the parent zone is given, so that the signatures are believed (RFC 4034, section 5); empty until signed
 * @param transfers the nodes that hold a key to transfer it
 */
public record ZonePage(
        Zone zone,
        int matching,
        List<ZoneRecord> records,
        List<String> types,
        List<String> ds,
        List<ZoneTransfer> transfers) {}
