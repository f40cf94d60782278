package org.cloudy.cli.dns;

import java.util.ArrayList;
import java.util.List;
import org.cloudy.bus.dns.ZoneRecord;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A record as it is written on the command line. */
final class RecordOptions {
    static final String TTL = "3600";

    @Parameters(index = "0", paramLabel = "ZONE", descriptionKey = "cloudy.dns.zone-name")
    String zone = "";

    @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "cloudy.dns.record-name")
    private String name = "";

    @Parameters(index = "2", paramLabel = "TYPE", descriptionKey = "cloudy.dns.record-type")
    private String type = "";

    @Parameters(index = "3..*", arity = "1..*", paramLabel = "DATA", descriptionKey = "cloudy.dns.record-data")
    private List<String> data = new ArrayList<>();

    @Option(names = "--reverse", descriptionKey = "cloudy.dns.reverse")
    boolean reverse;

    ZoneRecord record(long ttl) {
        return new ZoneRecord(name, ttl, type, String.join(" ", data));
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    String data() {
        return String.join(" ", data);
    }
}
