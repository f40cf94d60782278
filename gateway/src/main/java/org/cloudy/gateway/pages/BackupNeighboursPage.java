package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.DepositName;
import org.cloudy.bus.backup.NeighbourQuery;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.bus.microcloud.MemberId;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Backups between neighbours: the room that this node gives, what is kept for it elsewhere, and what it keeps for others. */
final class BackupNeighboursPage {
    static final String PATH = BackupsPage.PATH + "/neighbours";

    private final EventBus bus;
    private final Renderer renderer;

    BackupNeighboursPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /**
     * What is asked before something is deleted.
     *
     * @param name what goes
     * @param action where the answer is sent
     * @param what the texts' key, after {@code page.backup-neighbours.}
     */
    record Question(String name, String node, String id, String action, String what) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, Typed.NOTHING, null, null));
        router.post(PATH).handler(this::find);
        router.post(PATH + "/offer").handler(this::offer);
        router.post(PATH + "/fetch").handler(this::fetch);
        router.get(PATH + "/discard").handler(ctx -> ask(ctx, "discard"));
        router.post(PATH + "/discard").handler(this::discard);
        router.get(PATH + "/evict").handler(ctx -> ask(ctx, "evict"));
        router.post(PATH + "/evict").handler(this::evict);
        router.get(PATH + "/offer").handler(ctx -> Go.to(ctx, PATH));
        router.get(PATH + "/fetch").handler(ctx -> Go.to(ctx, PATH));
    }

    /** @param passphrase to find archives by that another identity left; null for those of this node */
    private void show(
            RoutingContext ctx,
            int status,
            Typed typed,
            Failure.@Nullable Problem problem,
            @Nullable String passphrase) {
        Visitor visitor = Visitor.of(ctx);
        BackupContract.NEIGHBOURS
                .send(bus, new NeighbourQuery(passphrase), visitor.caller())
                .map(all -> BackupNeighboursView.of(
                        all,
                        passphrase != null,
                        typed,
                        problem == null ? null : problem.in(visitor.language()),
                        visitor.language()))
                .onSuccess(view -> renderer.show(ctx, status, "backup-neighbours", view))
                .onFailure(ctx::fail);
    }

    private void find(RoutingContext ctx) {
        String passphrase = Typed.value(ctx, "passphrase");
        show(ctx, 200, Typed.NOTHING, null, passphrase.isEmpty() ? null : passphrase);
    }

    private void offer(RoutingContext ctx) {
        SpaceOffer offer = new SpaceOffer(megabytes(ctx, "memberMegabytes"), megabytes(ctx, "totalMegabytes"));
        BackupContract.OFFER
                .send(bus, offer, Visitor.of(ctx).caller())
                .onSuccess(done -> Go.to(ctx, PATH, "backup-offered"))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), "offer"));
    }

    /** What is no number is none that is allowed. */
    private static int megabytes(RoutingContext ctx, String field) {
        String text = Typed.value(ctx, field).strip();
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : -1;
    }

    private void fetch(RoutingContext ctx) {
        String passphrase = Typed.value(ctx, "passphrase");
        DepositName which =
                new DepositName(node(ctx), Typed.value(ctx, "id"), passphrase.isEmpty() ? null : passphrase);
        BackupContract.FETCH
                .send(bus, which, Visitor.of(ctx).caller())
                .onSuccess(job -> Go.to(ctx, BackupsPage.PATH))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), "fetch"));
    }

    private void discard(RoutingContext ctx) {
        BackupContract.DISCARD
                .send(
                        bus,
                        new DepositName(node(ctx), Typed.value(ctx, "id"), null),
                        Visitor.of(ctx).caller())
                .onSuccess(done -> Go.to(ctx, PATH, "backup-deleted"))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), "discard"));
    }

    private void evict(RoutingContext ctx) {
        BackupContract.EVICT
                .send(bus, new MemberId(node(ctx)), Visitor.of(ctx).caller())
                .onSuccess(done -> Go.to(ctx, PATH, "backup-evicted"))
                .onFailure(ctx::fail);
    }

    private void ask(RoutingContext ctx, String what) {
        String name = shortened(ctx, "name");
        renderer.show(
                ctx,
                200,
                "backup-neighbours-ask",
                new Question(name, shortened(ctx, "node"), shortened(ctx, "id"), PATH + "/" + what, what));
    }

    private static String shortened(RoutingContext ctx, String parameter) {
        String value = ctx.queryParams().get(parameter);
        return value == null || value.length() > 200 ? "" : value;
    }

    /** What can be put right, or comes right by itself, is told on the page. */
    private void refuse(RoutingContext ctx, Failure failure, String form) {
        if (failure.code() == FailureCode.INTERNAL || failure.code() == FailureCode.FORBIDDEN) {
            ctx.fail(failure);
            return;
        }
        Typed typed = Typed.of(ctx, form, failure);
        show(
                ctx,
                failure.code().status(),
                new Typed(form, form.equals("offer") ? typed.values() : Map.of(), typed.problems()),
                typed.problems().isEmpty() ? failure.problem() : null,
                null);
    }

    private static NodeId node(RoutingContext ctx) {
        try {
            return new NodeId(Typed.value(ctx, "node"));
        } catch (IllegalArgumentException e) {
            throw Failure.of(FailureCode.NOT_FOUND, "page.backup-neighbours.no-node");
        }
    }
}
