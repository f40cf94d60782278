package org.cloudy.extract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the reader answers. It is bounded where it is read too: a file may have taken the reader over.
 *
 * @param problem why there is no text; NONE where there is
 * @param type what the file is
 * @param title as the file names itself; may be empty
 * @param language as the file names its own, as {@code ca-ES}; may be empty
 * @param cut whether the text goes on
 */
public record Answer(Problem problem, String type, String title, String language, String text, boolean cut) {
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_TEXT = 4 * Extractor.LONGEST_TEXT;

    /** Why there is no text. */
    public enum Problem {
        NONE,
        NO_TEXT,
        UNREADABLE,
        ENCRYPTED,
        TOO_LARGE
    }

    /** That a file of this type has no text for us. */
    public static Answer without(Problem problem, String type) {
        return new Answer(problem, type, "", "", "", false);
    }

    /** Sends the answer. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        for (String line : List.of(problem.name(), type, title, language, text)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            data.writeInt(bytes.length);
            data.write(bytes);
        }
        data.writeBoolean(cut);
        data.flush();
    }

    /** The next answer. Fails if it is none, or out of bounds. */
    static Answer read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        return new Answer(
                problem(string(data, LONGEST_LINE)),
                string(data, LONGEST_LINE),
                string(data, LONGEST_LINE),
                string(data, LONGEST_LINE),
                string(data, LONGEST_TEXT),
                data.readBoolean());
    }

    private static Problem problem(String name) throws IOException {
        for (Problem each : Problem.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IOException("no problem that we know");
    }

    private static String string(DataInputStream data, int longest) throws IOException {
        int length = data.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("a string of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        data.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
