package org.cloudy.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A stream of frames")
final class FrameReaderTest {
    private final List<JsonObject> frames = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final FrameReader reader = new FrameReader(100, frames::add, refusals::add);

    @Test
    @DisplayName("is cut the same, however the network cut it")
    void anyCut() {
        Buffer stream = frame("{\"n\":1}").appendBuffer(frame("{\"n\":2}")).appendBuffer(frame("{}"));

        for (int size = 1; size <= stream.length(); size++) {
            frames.clear();
            FrameReader fresh = new FrameReader(100, frames::add, refusals::add);
            for (int at = 0; at < stream.length(); at += size) {
                fresh.handle(stream.getBuffer(at, Math.min(at + size, stream.length())));
            }
            assertThat(frames)
                    .as("in pieces of " + size)
                    .containsExactly(new JsonObject().put("n", 1), new JsonObject().put("n", 2), new JsonObject());
        }
        assertThat(refusals).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {101, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 0, 1, 0x47455420})
    @DisplayName("ends at a length that no frame has, before any of it is kept")
    void badLength(int length) {
        reader.handle(Buffer.buffer().appendInt(length));
        reader.handle(frame("{}"));

        assertThat(refusals).hasSize(1);
        assertThat(frames).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[]", "12", "nonsense", "{\"a\":", "\"\""})
    @DisplayName("ends at what is no JSON object")
    void noObject(String text) {
        reader.handle(frame(text).appendBuffer(frame("{}")));

        assertThat(refusals).hasSize(1);
        assertThat(frames).isEmpty();
    }

    private static Buffer frame(String text) {
        return Buffer.buffer().appendInt(text.length()).appendString(text);
    }
}
