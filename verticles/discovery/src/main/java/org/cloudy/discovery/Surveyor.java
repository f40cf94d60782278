package org.cloudy.discovery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import java.util.function.Consumer;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.platform.NodeContext;

/** The instruments with which this node surveys the ways to others, put together. The constructor blocks. */
final class Surveyor {
    private final MeterRegistry metrics;
    private final Whereabouts whereabouts;
    private final Coordinates coordinates;
    private final Survey survey;
    private final Meter error;

    /** @param onChange told of a node when its distance is clearly another one */
    Surveyor(NodeContext node, Context context, Consumer<NodeId> onChange) {
        this.metrics = node.metrics();
        this.whereabouts = new Whereabouts(node.store());
        this.coordinates = new Coordinates(node.identity().id(), whereabouts.last(), metrics);
        this.survey = new Survey(context, node.clock(), metrics, coordinates, onChange);
        this.error = Gauge.builder("cloudy.coordinate.error", coordinates, Coordinates::error)
                .description("How far predicted round-trip times are off, relative to what was measured")
                .register(metrics);
    }

    Survey survey() {
        return survey;
    }

    /** Where this node believes to be in the network. */
    Coordinate coordinate() {
        return coordinates.own();
    }

    /** Keeps where this node is for its next start; blocks. */
    void keepPlace() {
        whereabouts.keep(coordinates.own());
    }

    void start() {
        survey.start();
    }

    void stop() {
        survey.stop();
        metrics.remove(error);
    }
}
