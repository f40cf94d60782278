package org.cloudy.bus.snmp;

/** Why a device tells nothing. */
public enum Trouble {
    /** There is no machine of this name. */
    UNKNOWN_HOST,
    /** Nobody answers. */
    SILENT,
    /** It answers, but not to who asks so. */
    REFUSED,
    /** Its answers make no sense. */
    NONSENSE,
    /** There is nothing to ask it with: no passphrase is set for the micro cloud. */
    NO_CREDENTIALS
}
