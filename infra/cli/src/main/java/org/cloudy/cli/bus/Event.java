package org.cloudy.cli.bus;

import com.fasterxml.jackson.databind.JsonNode;
import org.cloudy.bus.Topic;

/** Something that was told on a topic. */
public record Event(String topic, JsonNode body) {
    /** Whether it was told on this topic. */
    public boolean isOf(Topic<?> wanted) {
        return topic.equals(wanted.address());
    }

    /** The record that it tells. */
    public <T extends Record> T as(Topic<T> wanted) {
        return Reply.read(body, wanted.event());
    }
}
