package org.cloudy.node;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Call;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Topic;

/** What a node measures, for Prometheus: the JVM, the bus by call, HTTP, and whatever capabilities add. */
final class Metrics {
    private static final String ADDRESS = "address";
    private static final String OTHER = "other";
    private static final Set<String> CONTRACTS = Stream.concat(
                    Contracts.CALLS.stream().map(Call::address),
                    Contracts.TOPICS.stream().map(Topic::address))
            .collect(Collectors.toUnmodifiableSet());

    private Metrics() {}

    static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(busByContract());
        measureProcess(registry);
        return registry;
    }

    /** Lets Vert.x measure its bus, its servers and its thread pools. */
    static VertxOptions on(VertxOptions options) {
        return options.setMetricsOptions(
                new MicrometerMetricsOptions().setEnabled(true).addLabels(Label.EB_ADDRESS, Label.EB_FAILURE));
    }

    private static void measureProcess(MeterRegistry registry) {
        List.of(
                        new ClassLoaderMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    /** Addresses outside the contracts, and one node's own address of a call, would make series without end. */
    private static MeterFilter busByContract() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String address = id.getTag(ADDRESS);
                if (address == null || CONTRACTS.contains(address)) {
                    return id;
                }
                String call = address.replaceFirst("@.*", "");
                // What is counted adds up under one name; what is read, such as a number of handlers, does not.
                boolean addsUp = id.getType() != Meter.Type.GAUGE && CONTRACTS.contains(call);
                return id.replaceTags(Stream.concat(
                                id.getTags().stream()
                                        .filter(tag -> !tag.getKey().equals(ADDRESS)),
                                Stream.of(Tag.of(ADDRESS, addsUp ? call : OTHER)))
                        .toList());
            }

            @Override
            public MeterFilterReply accept(Meter.Id id) {
                boolean readOfMany = id.getType() == Meter.Type.GAUGE && OTHER.equals(id.getTag(ADDRESS));
                return readOfMany ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }
        };
    }
}
