package org.cloudy.gateway.bridge;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;

/**
 * Cuts a stream into frames: four bytes with the length, the most significant first, then a JSON object of that length. A
 * frame that is too long is refused before any of it is kept, and a stream that is no such stream, a browser's HTTP request
 * say, at its first four bytes.
 */
final class FrameReader implements Handler<Buffer> {
    private static final int LENGTH = 4;

    private final int limit;
    private final Consumer<JsonObject> frames;
    private final Consumer<String> refused;
    private final RecordParser parser = RecordParser.newFixed(LENGTH);
    private boolean atLength = true;
    private boolean broken;

    /**
     * @param limit the longest frame, in bytes
     * @param refused told once what is wrong with the stream; nothing more is read then
     */
    FrameReader(int limit, Consumer<JsonObject> frames, Consumer<String> refused) {
        this.limit = limit;
        this.frames = frames;
        this.refused = refused;
        parser.handler(this::part);
    }

    @Override
    public void handle(Buffer data) {
        if (!broken) {
            parser.handle(data);
        }
    }

    private void part(Buffer part) {
        if (broken) {
            return;
        }
        if (atLength) {
            length(part.getInt(0));
        } else {
            atLength = true;
            parser.fixedSizeMode(LENGTH);
            frame(part);
        }
    }

    private void length(int length) {
        if (length < 2 || length > limit) {
            refuse("a frame has 2 to " + limit + " bytes");
        } else {
            atLength = false;
            parser.fixedSizeMode(length);
        }
    }

    private void frame(Buffer part) {
        JsonObject frame;
        try {
            frame = new JsonObject(part);
        } catch (DecodeException | ClassCastException e) {
            refuse("a frame is a JSON object");
            return;
        }
        frames.accept(frame);
    }

    private void refuse(String reason) {
        broken = true;
        refused.accept(reason);
    }
}
