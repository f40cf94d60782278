package org.cloudy.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.platform.NodeIdentity;

/** Signs claims of one kind, and believes only those that are proven. */
final class Claims<D extends Claimed> {
    private static final int MAX_LEASE_SECONDS = 600;

    private final JavaType type;

    Claims(Class<D> kind) {
        this.type = Wire.mapper().getTypeFactory().constructParametricType(Claim.class, kind);
    }

    /** The text for the map. */
    String sign(NodeIdentity identity, Claim<D> claim) {
        try {
            return Announcement.sign(identity, Wire.mapper().writeValueAsString(claim))
                    .encode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a claim always makes JSON", e);
        }
    }

    /** The claim that lies in the map under a key, if its key's owner made it and all of it is in bounds. */
    Claim<D> verify(String key, Object value) throws Rejected {
        Announcement announcement = Announcement.decode(value);
        NodeId signer = announcement.signer();
        Claim<D> claim = parse(announcement.payload());
        if (!claim.id().equals(key) || !claim.what().mayBe(key, signer)) {
            throw new Rejected(Reason.FOREIGN_ID);
        }
        if (claim.sequence() < 1
                || claim.leaseSeconds() < 1
                || claim.leaseSeconds() > MAX_LEASE_SECONDS
                || !claim.what().problems().isEmpty()) {
            throw new Rejected(Reason.BAD_FIELD);
        }
        return claim;
    }

    private Claim<D> parse(String payload) throws Rejected {
        try {
            Claim<D> claim = Wire.mapper().readValue(payload, type);
            if (claim == null) {
                throw new Rejected(Reason.GARBAGE);
            }
            return claim;
        } catch (JsonProcessingException e) {
            throw new Rejected(Reason.GARBAGE);
        }
    }
}
