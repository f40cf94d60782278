package org.cloudy.backup.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The SHA-256 sums of files by their names, in the form that {@code sha256sum -c} reads. */
final class Checksums {
    private final Map<String, String> sums = new TreeMap<>();

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes down the sum of a file; tells whether it is the first of that name. */
    boolean add(String name, MessageDigest digest) {
        return sums.putIfAbsent(name, HexFormat.of().formatHex(digest.digest())) == null;
    }

    int size() {
        return sums.size();
    }

    byte[] text() {
        return sums.entrySet().stream()
                .map(sum -> sum.getValue() + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
