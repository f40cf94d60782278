package org.cloudy.cli.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FramesTest {
    private final Frames frames = new Frames();

    @Test
    @DisplayName("A frame is four bytes of length, most significant first, and the JSON")
    void encodes() throws IOException {
        assertThat(Frames.frame("{}".getBytes(UTF_8)).array()).containsExactly(0, 0, 0, 2, '{', '}');
    }

    @Test
    @DisplayName("Two frames that arrive byte by byte come out whole, in order")
    void decodes() throws IOException {
        ByteBuffer one = Frames.frame("{\"a\":1}".getBytes(UTF_8));
        ByteBuffer two = Frames.frame("{\"b\":\"ñ\"}".getBytes(UTF_8));
        while (one.remaining() > 1) {
            frames.append(ByteBuffer.wrap(new byte[] {one.get()}));
            assertThat(frames.next()).isEmpty();
        }
        frames.append(one);
        frames.append(two);

        assertThat(frames.next())
                .hasValueSatisfying(json -> assertThat(new String(json, UTF_8)).isEqualTo("{\"a\":1}"));
        assertThat(frames.next())
                .hasValueSatisfying(json -> assertThat(new String(json, UTF_8)).isEqualTo("{\"b\":\"ñ\"}"));
        assertThat(frames.next()).isEmpty();
    }

    @Test
    @DisplayName("A frame larger than the buffer comes out whole")
    void grows() throws IOException {
        byte[] large = "x".repeat(300_000).getBytes(UTF_8);
        frames.append(Frames.frame(large));

        assertThat(frames.next()).hasValueSatisfying(json -> assertThat(json).isEqualTo(large));
    }

    @Test
    @DisplayName("A length beyond the limit, or a negative one, is refused before anything is stored")
    void refusesHugeFrames() {
        frames.append(ByteBuffer.allocate(4).putInt(Frames.LIMIT + 1).flip());
        assertThatThrownBy(frames::next).isInstanceOf(IOException.class);

        Frames negative = new Frames();
        negative.append(ByteBuffer.allocate(4).putInt(-1).flip());
        assertThatThrownBy(negative::next).isInstanceOf(IOException.class).hasMessageContaining("4294967295");
    }

    @Test
    @DisplayName("A message beyond the limit is not sent")
    void refusesHugeMessages() {
        assertThatThrownBy(() -> Frames.frame(new byte[Frames.LIMIT + 1])).isInstanceOf(IOException.class);
    }
}
