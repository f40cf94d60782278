package org.cloudy.microcloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;

/**
 * An invitation as people pass it on: {@code cloudy1-} and base 64 (RFC 4648, for URLs) of a JSON object and a checksum, so that
 * one that lost its end is not taken for a wrong one.
 *
 * @param microCloud its id
 * @param name of the micro cloud, to be shown before anything is done
 * @param inviter the node whose invitation it is: nobody else is talked to
 * @param endpoints HTTPS pages of the inviter, as host:port
 * @param secret what makes it valid, once
 */
record Token(String microCloud, String name, NodeId inviter, List<String> endpoints, String secret) {
    private static final String PREFIX = "cloudy1-";
    private static final int CHECKSUM = 4;
    private static final int LONGEST = 4_096;

    String encode() {
        try {
            byte[] json = Wire.mapper().writeValueAsBytes(this);
            byte[] all = Arrays.copyOf(json, json.length + CHECKSUM);
            System.arraycopy(checksum(json), 0, all, json.length, CHECKSUM);
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a token always makes JSON", e);
        }
    }

    /** Failure INVALID that says whether it is none at all, or a part of one. */
    static Token decode(String text) {
        String stripped = text.replaceAll("\\s", "");
        if (!stripped.startsWith(PREFIX) || stripped.length() > LONGEST) {
            throw Failure.of(FailureCode.INVALID, "microcloud.token.none");
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(stripped.substring(PREFIX.length()));
            int end = all.length - CHECKSUM;
            if (end < 1) {
                throw damaged();
            }
            byte[] json = Arrays.copyOf(all, end);
            if (!Arrays.equals(checksum(json), Arrays.copyOfRange(all, end, all.length))) {
                throw damaged();
            }
            Token token = Wire.mapper().readValue(json, Token.class);
            if (token == null) {
                throw damaged();
            }
            return token;
        } catch (IllegalArgumentException | IOException e) {
            throw damaged();
        }
    }

    private static Failure damaged() {
        return Failure.of(FailureCode.INVALID, "microcloud.token.damaged");
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        long value = crc.getValue();
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
