package org.cloudy.bus.backup;

import org.jspecify.annotations.Nullable;

/**
 * A message between the owner of an archive and the neighbour that keeps it, which proves by its signature who wrote it.
 *
 * @param signed the text and its signature, as JSON; it names the checksum of the data, if there are any
 * @param data a part of an archive, at most 65,536 bytes, in base 64; null where there is none
 * @param proof that whoever asks knows the passphrase of an archive which another identity left: HMAC-SHA-256 of the signed text, in
 *     base 64; null where a node asks for its own
 */
public record Parcel(
        String signed, @Nullable String data, @Nullable String proof) {}
