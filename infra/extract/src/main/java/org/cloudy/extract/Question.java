package org.cloudy.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What the reader is asked: the name of a file and its size, behind which its bytes follow. The file itself is never opened there: the
 * reader may be another account, which may open nothing.
 */
public record Question(String name, long size) {
    private static final int LONGEST_NAME = 4_000;

    /** Sends the question; the bytes are to follow. */
    void write(OutputStream out) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(bytes.length);
        data.write(bytes);
        data.writeLong(size);
    }

    /** The next question. */
    public static Question read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = data.readInt();
        if (length < 0 || length > LONGEST_NAME) {
            throw new IOException("a name of " + length + " bytes");
        }
        String name = new String(data.readNBytes(length), StandardCharsets.UTF_8);
        return new Question(name, data.readLong());
    }
}
