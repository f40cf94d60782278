package org.cloudy.tinc;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A public key as tinc 1.0 writes it: RSA, PKCS #1 (RFC 8017) in PEM (RFC 7468). */
record RsaKey(BigInteger modulus) {
    /** The only one that tinc ever made. */
    static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    private static final int SHORTEST_BITS = 2048;
    /** tinc exchanges numbers of a key's length in lines of 2,048 characters at most. */
    private static final int LONGEST_BITS = 4096;

    private static final int LONGEST = 2000;
    private static final String LABEL = "RSA PUBLIC KEY";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN " + LABEL + "-----\\s([A-Za-z0-9+/=\\s]+)-----END " + LABEL + "-----");

    /** The key that a text holds; empty if it holds none, or one that no member of ours would have. */
    static Optional<RsaKey> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = PEM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            byte[] der = Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", ""));
            return Der.decode(der).flatMap(RsaKey::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<RsaKey> of(List<BigInteger> numbers) {
        if (numbers.size() != 2 || !numbers.get(1).equals(EXPONENT)) {
            return Optional.empty();
        }
        BigInteger modulus = numbers.getFirst();
        int bits = modulus.bitLength();
        boolean sound = modulus.signum() > 0 && modulus.testBit(0) && bits >= SHORTEST_BITS && bits <= LONGEST_BITS;
        return sound ? Optional.of(new RsaKey(modulus)) : Optional.empty();
    }

    /** The key written anew: nothing but its number comes from the text that it was read from. */
    String pem() {
        return pem(LABEL, Der.encode(modulus, EXPONENT));
    }

    static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
