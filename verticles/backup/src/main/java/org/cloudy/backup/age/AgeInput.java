package org.cloudy.backup.age;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts a file, a chunk at a time; nothing of a chunk is given before it was proven. Reading fails with a {@link Failure} INVALID
 * where the file is cut short or was changed.
 */
public final class AgeInput extends InputStream {
    private final InputStream in;
    private final byte[] key;
    private byte[] ahead;
    private byte[] chunk = new byte[0];
    private int at;
    private long number;
    private boolean ended;

    /** @throws Failure FORBIDDEN for a wrong passphrase; INVALID if it is no such file */
    public AgeInput(InputStream in, String passphrase) throws IOException {
        this(in, passphrase, Header.MOST_WORK);
    }

    AgeInput(InputStream in, String passphrase, int mostWork) throws IOException {
        this.in = in;
        Header header = Header.read(in, passphrase, mostWork);
        byte[] nonce = in.readNBytes(AgeOutput.NONCE);
        if (nonce.length < AgeOutput.NONCE) {
            throw cutShort();
        }
        this.key = Keys.derived(header.fileKey(), nonce, "payload");
        Keys.forget(header.fileKey());
        this.ahead = in.readNBytes(AgeOutput.CHUNK + Keys.TAG);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == chunk.length && (ended || !next())) {
            return -1;
        }
        int part = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, from, part);
        at += part;
        return part;
    }

    private boolean next() throws IOException {
        byte[] sealed = ahead;
        // Only who looks beyond a chunk knows whether it is the last.
        ahead = in.readNBytes(AgeOutput.CHUNK + Keys.TAG);
        ended = ahead.length == 0;
        chunk = opened(sealed, ended);
        at = 0;
        number++;
        return chunk.length > 0;
    }

    private byte[] opened(byte[] sealed, boolean last) {
        byte[] text = tried(sealed, last);
        if (text != null && (text.length > 0 || number == 0)) {
            return text;
        }
        boolean more = last && (sealed.length < AgeOutput.CHUNK + Keys.TAG || tried(sealed, false) != null);
        throw more ? cutShort() : Failure.of(FailureCode.INVALID, "backup.archive.changed");
    }

    private byte @Nullable [] tried(byte[] sealed, boolean last) {
        if (sealed.length < Keys.TAG) {
            return null;
        }
        try {
            return Keys.open(key, Keys.nonce(number, last), sealed, sealed.length);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static Failure cutShort() {
        return Failure.of(FailureCode.INVALID, "backup.archive.cut-short");
    }

    @Override
    public void close() throws IOException {
        Keys.forget(key);
        in.close();
    }
}
