package org.cloudy.discovery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.platform.NodeContext;

/** The instruments with which this node surveys the ways to others, put together. The constructor blocks. */
final class Surveyor {
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Whereabouts whereabouts;
    private final Coordinates coordinates;
    private final Optional<TtlProbe> probe;
    private final Hops hops;
    private final Survey survey;
    private final Meter error;

    /**
     * @param nodes that are known now
     * @param onChange told of a node when its distance is clearly another one
     */
    Surveyor(
            NodeContext node, Context context, Supplier<Collection<Claim<NodeData>>> nodes, Consumer<NodeId> onChange) {
        this.vertx = node.vertx();
        this.metrics = node.metrics();
        this.whereabouts = new Whereabouts(node.store());
        this.coordinates = new Coordinates(node.identity().id(), whereabouts.last(), metrics);
        this.probe = TtlProbe.create();
        Underlay underlay =
                new Underlay(vertx, node.identity().id(), node.config().isAttached());
        this.hops = new Hops(
                context,
                () -> underlay.locate(nodes.get()),
                new HopSearch(probe.<HopSearch.Probe>map(own -> own).orElse(HopSearch.Probe.NONE)),
                () -> System.nanoTime() / 1_000_000,
                onChange);
        this.survey = new Survey(context, node.clock(), metrics, coordinates, hops, onChange);
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

    /** Begins to measure; ready when changes of the overlay are heard. */
    Future<Void> start() {
        survey.start();
        return OverlayContract.CHANGED
                .subscribe(vertx.eventBus(), status -> hops.lookSoon())
                .mapEmpty();
    }

    Future<Void> stop() {
        survey.stop();
        metrics.remove(error);
        return probe.map(TtlProbe::stop).orElseGet(Future::succeededFuture);
    }
}
