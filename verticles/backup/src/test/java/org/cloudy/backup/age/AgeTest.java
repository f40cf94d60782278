package org.cloudy.backup.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AgeTest {
    private static final String WORDS = "correct horse battery";
    private static final int LITTLE_WORK = 4;
    private static final int CHUNK = 64 * 1024;

    private static byte[] sealed(byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AgeOutput age = new AgeOutput(out, WORDS, LITTLE_WORK)) {
            age.write(text);
            age.finish();
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] file, String passphrase) throws IOException {
        try (AgeInput age = new AgeInput(new ByteArrayInputStream(file), passphrase)) {
            return age.readAllBytes();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static int payload(byte[] file) {
        String head = new String(file, 0, 300, StandardCharsets.ISO_8859_1);
        return head.indexOf('\n', head.indexOf("\n---") + 1) + 1 + AgeOutput.NONCE;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7})
    @DisplayName("What was sealed is opened, whatever its length is to the length of a chunk")
    void comesBack(int length) throws IOException {
        assertThat(opened(sealed(random(length)), WORDS)).isEqualTo(random(length));
    }

    @Test
    @DisplayName("A file that age itself wrote is opened")
    void opensOthers() throws IOException {
        InputStream file = Objects.requireNonNull(AgeTest.class.getResourceAsStream("by-age.age"));
        try (AgeInput age = new AgeInput(file, WORDS, 18)) {
            assertThat(age.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("it works\n");
        }
    }

    @Test
    @DisplayName("A wrong passphrase is told from a file that is damaged")
    void refusesWrongPassphrase() throws IOException {
        byte[] file = sealed(random(10));
        refused(file, "correct horse batteries", FailureCode.FORBIDDEN, "backup.archive.wrong-passphrase");
        file[file.length - 1] ^= 1;
        refused(file, WORDS, FailureCode.INVALID, "backup.archive.cut-short");
    }

    @Test
    @DisplayName("A file that was cut short anywhere, also between two chunks, is refused")
    void refusesWhatIsCutShort() throws IOException {
        byte[] file = sealed(random(2 * CHUNK + 100));
        int chunk = CHUNK + Keys.TAG;
        for (int length : new int[] {0, 10, 100, payload(file) - 20}) {
            assertThatThrownBy(() -> opened(Arrays.copyOf(file, length), WORDS)).isInstanceOf(Failure.class);
        }
        for (int length : new int[] {1, 1000, chunk, chunk + 1, chunk + 1000, 2 * chunk, 2 * chunk + 20}) {
            refused(
                    Arrays.copyOf(file, payload(file) + length),
                    WORDS,
                    FailureCode.INVALID,
                    "backup.archive.cut-short");
        }
    }

    @Test
    @DisplayName("Changed, exchanged or added chunks are refused, and nothing of them is given")
    void refusesWhatWasChanged() throws IOException {
        byte[] file = sealed(random(3 * CHUNK));
        int chunk = CHUNK + Keys.TAG;
        int start = payload(file);

        byte[] changed = file.clone();
        changed[start + 5] ^= 1;
        refused(changed, WORDS, FailureCode.INVALID, "backup.archive.changed");

        byte[] exchanged = file.clone();
        System.arraycopy(file, start, exchanged, start + chunk, chunk);
        refused(exchanged, WORDS, FailureCode.INVALID, "backup.archive.changed");

        refused(Arrays.copyOf(file, file.length + 40), WORDS, FailureCode.INVALID, "backup.archive.changed");

        byte[] head = file.clone();
        head[start - AgeOutput.NONCE - 5] ^= 1;
        assertThatThrownBy(() -> opened(head, WORDS)).isInstanceOf(Failure.class);
    }

    @Test
    @DisplayName("What is no such file, or would take too much work to open, is refused at once")
    void refusesStrangers() throws IOException {
        refused(new byte[0], WORDS, FailureCode.INVALID, "backup.archive.foreign");
        refused(random(100_000), WORDS, FailureCode.INVALID, "backup.archive.foreign");
        refused(
                "age-encryption.org/v1\n".getBytes(StandardCharsets.UTF_8),
                WORDS,
                FailureCode.INVALID,
                "backup.archive.foreign");
        String head = new String(sealed(random(1)), StandardCharsets.ISO_8859_1);
        byte[] heavy = head.replaceFirst(" 4\n", " 30\n").getBytes(StandardCharsets.ISO_8859_1);
        refused(heavy, WORDS, FailureCode.INVALID, "backup.archive.too-much-work");
    }

    private static void refused(byte[] file, String passphrase, FailureCode code, String key) {
        assertThatThrownBy(() -> opened(file, passphrase)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.problem().key()).isEqualTo(key);
        });
    }
}
