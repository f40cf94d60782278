package org.cloudy.microcloud;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Caller;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NearbyClouds;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.JobKind;

/** Serves what can be asked of a node about its micro cloud. */
final class MicroCloudVerticle extends VerticleBase {
    private static final String RESOURCE = "microcloud";
    private static final long RECONCILE_MILLIS = 30_000;

    private final NodeContext node;
    private Optional<Office> running = Optional.empty();

    MicroCloudVerticle(NodeContext node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        return context.executeBlocking(() -> new Office(node, context)).compose(office -> {
            running = Optional.of(office);
            office.kinds().forEach(node.jobs()::register);
            vertx.setPeriodic(RECONCILE_MILLIS, tick -> office.reconcile());
            return serve(office).compose(served -> office.open());
        });
    }

    @Override
    public Future<?> stop() {
        running.ifPresent(Office::stop);
        return Future.succeededFuture();
    }

    private Future<?> serve(Office office) {
        EventBus bus = vertx.eventBus();
        return Future.all(List.of(
                MicroCloudContract.GET.serve(bus, asked -> office.view()),
                MicroCloudContract.CREATE.serve(
                        bus,
                        (caller, founding) -> office.blocking(() -> {
                            Rules.check(founding);
                            return submit(office.creating(), founding, caller);
                        })),
                MicroCloudContract.DESCRIBE.serve(bus, appearance -> viewed(office, () -> office.describe(appearance))),
                MicroCloudContract.INVITE.serve(bus, wish -> office.blocking(() -> office.invite(wish))),
                MicroCloudContract.JOIN.serve(
                        bus,
                        (caller, token) -> office.blocking(() -> {
                            Token.decode(token.token());
                            return submit(office.joining(), token, caller);
                        })),
                MicroCloudContract.NEARBY.serve(bus, asked -> office.blocking(() -> new NearbyClouds(office.nearby()))),
                MicroCloudContract.ASK.serve(
                        bus, (caller, plea) -> office.blocking(() -> submit(office.asking(), plea, caller))),
                MicroCloudContract.DECIDE.serve(bus, decision -> viewed(office, () -> office.decide(decision))),
                MicroCloudContract.LEAVE.serve(
                        bus, (caller, asked) -> office.blocking(() -> submit(office.leaving(), asked, caller))),
                MicroCloudContract.EXPEL.serve(bus, member -> viewed(office, () -> office.expel(member.node()))),
                MicroCloudContract.MAP.serve(bus, asked -> office.map()),
                MicroCloudContract.LINKS.serve(bus, node.identity().id(), (caller, asked) -> office.links()),
                MicroCloudContract.IDENTIFY.serve(
                        bus, challenge -> office.blocking(() -> office.door().identify(challenge))),
                MicroCloudContract.REDEEM.serve(
                        bus, application -> office.blocking(() -> office.door().redeem(application))),
                MicroCloudContract.APPLY.serve(
                        bus, application -> office.blocking(() -> office.door().apply(application))),
                OverlayContract.CHANGED.subscribe(bus, office::overlayChanged)));
    }

    private <A extends Record> Job submit(JobKind<A> kind, A arguments, Caller caller) {
        return node.jobs().submit(kind, RESOURCE, arguments, caller);
    }

    private static Future<MicroCloud> viewed(Office office, Runnable change) {
        return office.blocking(() -> {
                    change.run();
                    return true;
                })
                .compose(changed -> office.view());
    }
}
