package org.cloudy.bus.dns;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;

/** What can be asked of a node that serves names. */
public final class DnsContract {
    /** Zones that this node is the primary of. */
    public static final Call<Empty, Zones> ZONES =
            new Call<>("cloudy.dns.zones", Empty.class, Zones.class, Reach.NODE, Role.MEMBER);

    /** One zone, and some of its records. NOT_FOUND. */
    public static final Call<ZoneQuery, ZonePage> ZONE =
            new Call<>("cloudy.dns.zone", ZoneQuery.class, ZonePage.class, Reach.NODE, Role.MEMBER);

    /** Begins a zone. INVALID if it cannot be called so; CONFLICT if the node serves one of that name. */
    public static final Call<ZoneName, Zone> CREATE =
            new Call<>("cloudy.dns.create", ZoneName.class, Zone.class, Reach.NODE, Role.ADMIN);

    /** Deletes a zone with its records and keys. NOT_FOUND. */
    public static final Call<ZoneName, Empty> DELETE =
            new Call<>("cloudy.dns.delete", ZoneName.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** Adds, replaces or removes a record. INVALID with what is wrong; NOT_FOUND if the zone or the old record is not there. */
    public static final Call<RecordChange, Zone> CHANGE =
            new Call<>("cloudy.dns.change", RecordChange.class, Zone.class, Reach.NODE, Role.ADMIN);

    /** Takes all records of a zone file in place of those that are there; begins the zone if there is none. */
    public static final Call<ZoneFile, ImportReport> IMPORT =
            new Call<>("cloudy.dns.import", ZoneFile.class, ImportReport.class, Reach.NODE, Role.ADMIN);

    /** A zone as a zone file (RFC 1035, section 5). NOT_FOUND. */
    public static final Call<ZoneName, ZoneFile> EXPORT =
            new Call<>("cloudy.dns.export", ZoneName.class, ZoneFile.class, Reach.NODE, Role.MEMBER);

    /** Switches for a zone signing, and the offer to other nodes, on or off. NOT_FOUND. */
    public static final Call<ZoneOptions, Zone> SET =
            new Call<>("cloudy.dns.set", ZoneOptions.class, Zone.class, Reach.NODE, Role.ADMIN);

    /** How much was asked of the name server since it started. UNAVAILABLE if it does not answer. */
    public static final Call<Empty, DnsStatistics> STATISTICS =
            new Call<>("cloudy.dns.statistics", Empty.class, DnsStatistics.class, Reach.NODE, Role.MEMBER);

    /** The zone that the node keeps of its micro cloud. */
    public static final Call<Empty, CloudZone> CLOUD =
            new Call<>("cloudy.dns.cloud", Empty.class, CloudZone.class, Reach.NODE, Role.MEMBER);

    /** Zones that other nodes of the micro cloud offer; of those that answer. */
    public static final Call<Empty, OfferedZones> OFFERED =
            new Call<>("cloudy.dns.offered", Empty.class, OfferedZones.class, Reach.NODE, Role.MEMBER);

    /** Zones that this node fetches from others. */
    public static final Call<Empty, Secondaries> SECONDARIES =
            new Call<>("cloudy.dns.secondaries", Empty.class, Secondaries.class, Reach.NODE, Role.MEMBER);

    /** Becomes a secondary of a zone that another node offers. NOT_FOUND; CONFLICT if this node serves one of that name. */
    public static final Call<ZoneSource, Secondaries.SecondaryZone> FETCH =
            new Call<>("cloudy.dns.fetch", ZoneSource.class, Secondaries.SecondaryZone.class, Reach.NODE, Role.ADMIN);

    /** Fetches a zone no more. NOT_FOUND. */
    public static final Call<ZoneName, Empty> DROP =
            new Call<>("cloudy.dns.drop", ZoneName.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** Takes away the key that a node transfers a zone of this one with. NOT_FOUND. */
    public static final Call<ZoneSource, Empty> REVOKE =
            new Call<>("cloudy.dns.revoke", ZoneSource.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** Zones that the node which is asked offers to its micro cloud. */
    public static final Call<Empty, ZoneOffers> OFFERS =
            new Call<>("cloudy.dns.offers", Empty.class, ZoneOffers.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /**
     * Agrees with another node on a key to transfer a zone that is offered; both messages are signed. FORBIDDEN if it is not for
     * this node, or another wrote it than it says; NOT_FOUND if the zone is not offered; UNAVAILABLE if it is asked too often.
     */
    public static final Call<Sealed, Sealed> AGREE =
            new Call<>("cloudy.dns.agree", Sealed.class, Sealed.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** A zone, a record, or the micro cloud's zone changed. */
    public static final Topic<ZoneName> CHANGED =
            new Topic<>("cloudy.dns.changed", ZoneName.class, Reach.NODE, Role.MEMBER);

    private DnsContract() {}
}
