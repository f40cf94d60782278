package org.cloudy.node.cluster;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeIdentity;

/** Members of a micro cloud on loopback, that leave when it is closed. */
final class Members implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(60);

    private final Path folder;
    private final Deque<Membership> joined = new ArrayDeque<>();

    /** @param folder where each has one of its own, named by its port */
    Members(Path folder) {
        this.folder = folder;
    }

    /** A member at this port, that looks for others at theirs. */
    Membership join(int port, Integer... others) {
        String[] join = Arrays.stream(others).map(other -> "127.0.0.1:" + other).toArray(String[]::new);
        Membership member = await(Membership.join(
                config(port, join),
                NodeIdentity.fresh().id(),
                new VertxOptions().setPreferNativeTransport(true),
                new SimpleMeterRegistry()));
        joined.push(member);
        return member;
    }

    private NodeConfig config(int cluster, String... join) {
        return new NodeConfig(
                folder.resolve(String.valueOf(cluster)),
                "node-" + cluster,
                "127.0.0.1",
                cluster,
                cluster,
                cluster,
                cluster,
                "127.0.0.1",
                Arrays.asList(join),
                "test");
    }

    static int size(Membership member) {
        return member.cluster().getCluster().getMembers().size();
    }

    /** Serves an address on the clustered bus; answers are the member's name. */
    static void serve(Membership member, String address, String answer) {
        await(member.vertx()
                .eventBus()
                .consumer(address, message -> message.reply(answer))
                .completion());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(STEP.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("did not succeed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        joined.forEach(member -> {
            member.close();
            await(member.vertx().close());
        });
    }
}
