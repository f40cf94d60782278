package org.cloudy.platform;

import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.jobs.Jobs;
import org.cloudy.platform.store.NodeStore;

/**
 * What a node lends to its capabilities.
 *
 * @param cluster the members of the micro cloud and their shared maps; values in them are text, or bytes that lie on disks ({@link
 *     org.cloudy.platform.spill.SpilledMaps}), never Java objects
 * @param capabilities all that were found, this one included, in the order in which they are started
 * @param restart ends the node in order and starts it anew in the same process, as when it joined another micro cloud; returns
 *     at once
 */
public record NodeContext(
        Vertx vertx,
        NodeIdentity identity,
        NodeConfig config,
        NodeName name,
        NodeStore store,
        Host host,
        Jobs jobs,
        HazelcastInstance cluster,
        MeterRegistry metrics,
        Clock clock,
        List<Capability> capabilities,
        Runnable restart) {}
