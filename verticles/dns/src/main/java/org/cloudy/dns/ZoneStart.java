package org.cloudy.dns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;

/** What a zone begins with: its SOA record, and this node as its name server. */
final class ZoneStart {
    private static final long DAY = 86_400;
    private static final long TTL = 3600;
    private static final long REFRESH = 3600;
    private static final long RETRY = 900;
    private static final long EXPIRE = 14 * DAY;
    private static final long NEGATIVE = 300;

    private ZoneStart() {}

    /** A zone whose name server is in it, with an address. */
    static ZoneContent of(String zone, InetAddress address, long serial) {
        Name origin = ZoneNames.origin(zone);
        Name server = in(origin, "ns");
        List<Record> records = new ArrayList<>(heads(origin, server, serial, TTL));
        records.add(address(server, TTL, address));
        return ZoneContent.of(origin, records);
    }

    /** The SOA and NS records of a zone. */
    static List<Record> heads(Name origin, Name server, long serial, long ttl) {
        return List.of(
                new SOARecord(
                        origin,
                        DClass.IN,
                        ttl,
                        server,
                        in(origin, "hostmaster"),
                        serial,
                        REFRESH,
                        RETRY,
                        EXPIRE,
                        Math.min(NEGATIVE, ttl)),
                new NSRecord(origin, DClass.IN, ttl, server));
    }

    /** An A or AAAA record. */
    static Record address(Name name, long ttl, InetAddress address) {
        return address.getAddress().length == 4
                ? new ARecord(name, DClass.IN, ttl, address)
                : new AAAARecord(name, DClass.IN, ttl, address);
    }

    /** A name in a zone. */
    static Name in(Name origin, String name) {
        try {
            return Name.fromString(name, origin);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("no name in " + origin + ": " + name, e);
        }
    }

    /** A zone file that says nothing yet. */
    static String bare(String zone) {
        return of(zone, InetAddress.getLoopbackAddress(), 1).text();
    }
}
