package org.cloudy.dns;

import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** The keys that BIND made to sign a zone with; it keeps them beside the zone. */
record SigningKeys(DnsFolder folder) {
    /** What the zone above is given so that the signatures are believed; empty until the keys are made. */
    List<String> ds(String zone) {
        Name origin = ZoneNames.origin(zone);
        return folder.files().stream()
                .filter(file -> file.startsWith("K" + zone + ".+") && file.endsWith(".key"))
                .flatMap(file -> folder.read(file).stream())
                .flatMap(text -> ds(text, origin))
                .toList();
    }

    static Stream<String> ds(String keyFile, Name origin) {
        return ZoneReader.read(keyFile, origin).records().stream()
                .map(ZoneReader.Placed::record)
                .filter(DNSKEYRecord.class::isInstance)
                .map(DNSKEYRecord.class::cast)
                .filter(key -> (key.getFlags() & DNSKEYRecord.Flags.SEP_KEY) != 0)
                .map(key -> (Record) new DSRecord(origin, DClass.IN, key.getTTL(), DNSSEC.Digest.SHA256, key))
                .map(ds -> origin + " IN DS " + ds.rdataToString());
    }
}
