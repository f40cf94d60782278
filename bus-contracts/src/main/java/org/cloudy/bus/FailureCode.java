package org.cloudy.bus;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a call failed, in the few kinds that a caller can act on; the number is the HTTP status that means the same. */
public enum FailureCode {
    INVALID(400),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    INTERNAL(500),
    UNAVAILABLE(503),
    TIMEOUT(504);

    private final int status;

    FailureCode(int status) {
        this.status = status;
    }

    /** Its name on the wire, in capitals. */
    @JsonValue
    public String code() {
        return name();
    }

    /** The HTTP status with the same meaning; also the failure code of the bus reply. */
    public int status() {
        return status;
    }

    static FailureCode of(int status) {
        for (FailureCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        return INTERNAL;
    }
}
