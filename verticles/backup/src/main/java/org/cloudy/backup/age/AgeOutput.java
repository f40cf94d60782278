package org.cloudy.backup.age;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/**
 * Encrypts what is written to it for a passphrase, a chunk at a time: {@code age -d} of any make opens it. What was written is whole
 * only once it is {@link #finish}ed; one that is closed before is seen to be cut short by every reader.
 */
public final class AgeOutput extends OutputStream {
    static final int CHUNK = 64 * 1024;
    static final int NONCE = 16;

    private final OutputStream out;
    private final byte[] key;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private long number;
    private boolean finished;

    /** Writes the head. */
    public AgeOutput(OutputStream out, String passphrase) throws IOException {
        this(out, passphrase, Header.WORK);
    }

    AgeOutput(OutputStream out, String passphrase, int work) throws IOException {
        SecureRandom random = new SecureRandom();
        Header header = Header.fresh(passphrase, work, random);
        byte[] nonce = Header.random(random, NONCE);
        this.out = out;
        this.key = Keys.derived(header.fileKey(), nonce, "payload");
        Keys.forget(header.fileKey());
        out.write(header.text());
        out.write(nonce);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (filled == CHUNK) {
                seal(false);
            }
            int part = Math.min(length - done, CHUNK - filled);
            System.arraycopy(bytes, from + done, chunk, filled, part);
            filled += part;
            done += part;
        }
    }

    /** Writes the last chunk; nothing more can be written. */
    public void finish() throws IOException {
        if (!finished) {
            finished = true;
            seal(true);
            out.flush();
        }
    }

    private void seal(boolean last) throws IOException {
        out.write(Keys.seal(key, Keys.nonce(number, last), chunk, filled));
        number++;
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        Keys.forget(key);
        out.close();
    }
}
