package org.cloudy.bus;

import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One kind of event on the bus: where it is published, what it tells, how far it reaches and who may listen.
 *
 * @param address where it is published, as {@code cloudy.<capability>.<what-happened>}
 * @param event the record that it tells
 * @param reach how far it reaches
 * @param role who may listen
 */
public record Topic<T extends Record>(String address, Class<T> event, Reach reach, Role role) {

    /** Tells an event to everybody who listens. */
    public void publish(EventBus bus, T event) {
        bus.publish(address, Wire.toJson(event), new DeliveryOptions().setLocalOnly(reach == Reach.NODE));
    }

    /** Listens; ready when registered. What is not an event of this topic is passed over. */
    public Future<MessageConsumer<Object>> subscribe(EventBus bus, Consumer<T> listener) {
        MessageConsumer<Object> consumer = reach == Reach.NODE ? bus.localConsumer(address) : bus.consumer(address);
        consumer.handler(message -> {
            if (message.body() instanceof JsonObject body) {
                read(body).ifPresent(listener);
            }
        });
        return consumer.completion().map(consumer);
    }

    private Optional<T> read(JsonObject body) {
        try {
            return Optional.of(Wire.fromJson(body, event));
        } catch (Failure e) {
            return Optional.empty();
        }
    }
}
