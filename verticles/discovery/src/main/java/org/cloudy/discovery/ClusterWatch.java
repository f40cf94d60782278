package org.cloudy.discovery;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.DistributedObjectEvent;
import com.hazelcast.core.DistributedObjectListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;

/**
 * What happens to the cluster itself: what a member announced goes with it, at once; after a merge of two islands everything of
 * ours is put again, since the maps and our own member are others than before.
 */
final class ClusterWatch implements MembershipListener, LifecycleListener, DistributedObjectListener {
    /** The end of a map takes its listeners along, on one member after the other: once is not enough. */
    private static final List<Long> AGAIN_MILLIS = List.of(1L, 1_000L, 5_000L);

    private final Vertx vertx;
    private final HazelcastInstance cluster;
    private final ClusterMembers members;
    private final List<Channel<?>> channels;
    private final SerialExecutor reader;
    private final SerialExecutor owner;
    private final List<UUID> registrations;

    /** One map with what is known from it and what is announced in it. */
    record Channel<D extends Claimed>(SharedMap<D> map, Registry<D> view, Announcer<D> own) {
        private void dropAbsent(boolean tidy) {
            var dropped = view.dropAbsent();
            if (tidy) {
                map.tidy(dropped);
            }
        }
    }

    ClusterWatch(
            Vertx vertx,
            HazelcastInstance cluster,
            ClusterMembers members,
            List<Channel<?>> channels,
            SerialExecutor reader,
            SerialExecutor owner) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.members = members;
        this.channels = List.copyOf(channels);
        this.reader = reader;
        this.owner = owner;
        this.registrations = List.of(
                cluster.getCluster().addMembershipListener(this),
                cluster.getLifecycleService().addLifecycleListener(this),
                cluster.addDistributedObjectListener(this));
    }

    /** Watches no more. */
    void stop() {
        cluster.getCluster().removeMembershipListener(registrations.get(0));
        cluster.getLifecycleService().removeLifecycleListener(registrations.get(1));
        cluster.removeDistributedObjectListener(registrations.get(2));
    }

    @Override
    public void memberAdded(MembershipEvent event) {
        reader.execute(() -> channels.forEach(channel -> channel.view().memberJoined()));
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        reader.execute(() -> channels.forEach(channel -> channel.dropAbsent(members.isOldest())));
    }

    @Override
    public void stateChanged(LifecycleEvent event) {
        if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
            owner.execute(() -> channels.forEach(channel -> channel.own().renewAll()));
            reader.execute(() -> channels.forEach(channel -> {
                channel.dropAbsent(false);
                channel.map().attach();
            }));
        }
    }

    @Override
    public void distributedObjectCreated(DistributedObjectEvent event) {
        // Only the end of one matters.
    }

    @Override
    public void distributedObjectDestroyed(DistributedObjectEvent event) {
        channels.stream()
                .filter(channel -> channel.map().name().equals(event.getObjectName()))
                .forEach(channel -> AGAIN_MILLIS.forEach(delay -> vertx.setTimer(delay, ignored -> again(channel))));
    }

    private void again(Channel<?> channel) {
        reader.execute(channel.map()::attach);
        owner.execute(channel.own()::renewAll);
    }
}
