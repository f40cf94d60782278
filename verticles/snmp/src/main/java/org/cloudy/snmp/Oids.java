package org.cloudy.snmp;

/** Objects that are asked for, by number: the names are in MIBs that no machine need have. */
final class Oids {
    // SNMPv2-MIB (RFC 3418)
    static final String DESCRIPTION = "1.3.6.1.2.1.1.1.0";
    static final String UPTIME = "1.3.6.1.2.1.1.3.0";
    static final String CONTACT = "1.3.6.1.2.1.1.4.0";
    static final String NAME = "1.3.6.1.2.1.1.5.0";
    static final String LOCATION = "1.3.6.1.2.1.1.6.0";

    // IF-MIB (RFC 2863)
    static final String IF_DESCRIPTION = "1.3.6.1.2.1.2.2.1.2";
    static final String IF_SPEED = "1.3.6.1.2.1.2.2.1.5";
    static final String IF_STATUS = "1.3.6.1.2.1.2.2.1.8";
    static final String IF_IN = "1.3.6.1.2.1.2.2.1.10";
    static final String IF_OUT = "1.3.6.1.2.1.2.2.1.16";
    static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1";
    static final String IF_IN_64 = "1.3.6.1.2.1.31.1.1.1.6";
    static final String IF_OUT_64 = "1.3.6.1.2.1.31.1.1.1.10";
    static final String IF_MEGABITS = "1.3.6.1.2.1.31.1.1.1.15";
    static final String IF_ALIAS = "1.3.6.1.2.1.31.1.1.1.18";
    static final String IF_DISCONTINUITY = "1.3.6.1.2.1.31.1.1.1.19";

    // HOST-RESOURCES-MIB (RFC 2790)
    static final String HOST_UPTIME = "1.3.6.1.2.1.25.1.1.0";
    static final String STORAGE_TYPE = "1.3.6.1.2.1.25.2.3.1.2";
    static final String STORAGE_DESCRIPTION = "1.3.6.1.2.1.25.2.3.1.3";
    static final String STORAGE_UNIT = "1.3.6.1.2.1.25.2.3.1.4";
    static final String STORAGE_SIZE = "1.3.6.1.2.1.25.2.3.1.5";
    static final String STORAGE_USED = "1.3.6.1.2.1.25.2.3.1.6";
    static final String RAM = "1.3.6.1.2.1.25.2.1.2";
    static final String FIXED_DISK = "1.3.6.1.2.1.25.2.1.4";
    static final String PROCESSOR_LOAD = "1.3.6.1.2.1.25.3.3.1.2";

    // UCD-SNMP-MIB, of Net-SNMP
    static final String MEMORY_TOTAL = "1.3.6.1.4.1.2021.4.5.0";
    static final String MEMORY_FREE = "1.3.6.1.4.1.2021.4.6.0";
    static final String MEMORY_BUFFERED = "1.3.6.1.4.1.2021.4.14.0";
    static final String MEMORY_CACHED = "1.3.6.1.4.1.2021.4.15.0";
    static final String LOAD = "1.3.6.1.4.1.2021.10.1.3.1";

    private Oids() {}
}
