package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.ArchiveName;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.Backups;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.backup.NeighbourQuery;
import org.cloudy.bus.backup.Neighbourhood;
import org.cloudy.bus.backup.Neighbourhood.Holder;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The node's backups. What is done about them is in {@link BackupForms}. */
final class BackupsPage {
    static final String PATH = SystemMenu.PATH + "/backups";

    private static final Duration LATELY = Duration.ofMinutes(10);

    private final EventBus bus;
    private final Renderer renderer;
    private final LatestJob jobs;

    BackupsPage(EventBus bus, Renderer renderer, Clock clock) {
        this.bus = bus;
        this.renderer = renderer;
        this.jobs = new LatestJob(bus, clock, LATELY);
    }

    /**
     * What is asked before an archive is opened.
     *
     * @param manifest what is in it; null before somebody gave the passphrase
     * @param problem why it was refused; null if it was not
     */
    record Question(
            String archive,
            @Nullable Manifest manifest,
            @Nullable String problem) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, Typed.NOTHING, null));
        router.get(PATH + "/download").handler(this::download);
        router.get(PATH + "/open").handler(ctx -> ask(ctx, 200, "backup-open", archive(ctx), null, null));
        router.get(PATH + "/delete").handler(ctx -> ask(ctx, 200, "backup-delete", archive(ctx), null, null));
        new BackupForms(bus, this).mount(router);
        new BackupNeighboursPage(bus, renderer).mount(router);
    }

    /** The page, with what somebody typed and what is wrong with it. */
    void show(RoutingContext ctx, int status, Typed typed, Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        Future<Backups> backups = BackupContract.LIST.send(bus, Empty.EMPTY, visitor.caller());
        Future<CapabilityList> capabilities = CapabilitiesContract.LIST.send(bus, Empty.EMPTY, visitor.caller());
        Future<Optional<JobPanel>> job = jobs.ofResource("backup", visitor);
        Future<List<Holder>> holders = isPart(ctx) ? Future.succeededFuture(List.of()) : holders(visitor);
        Future.all(backups, capabilities, job, holders)
                .map(all -> BackupsView.of(
                        backups.result(),
                        installed(capabilities.result()),
                        holders.result(),
                        job.result().orElse(null),
                        typed,
                        problem == null ? null : problem.in(visitor.language()),
                        visitor.language()))
                .onSuccess(view -> renderer.show(ctx, status, "backups", view))
                .onFailure(ctx::fail);
    }

    /** What is refreshed while a job goes on has no choice of neighbours, of which each would be asked anew. */
    private static boolean isPart(RoutingContext ctx) {
        return ctx.request().getHeader("HX-Target") != null;
    }

    private Future<List<Holder>> holders(Visitor visitor) {
        return BackupContract.NEIGHBOURS
                .send(bus, new NeighbourQuery(null), visitor.caller())
                .map(Neighbourhood::holders)
                .otherwise(List.of());
    }

    private static List<CapabilitySummary> installed(CapabilityList all) {
        return all.capabilities().stream()
                .filter(summary -> CapabilityView.isInstalled(summary.state()))
                .toList();
    }

    /** A question about one archive. */
    void ask(
            RoutingContext ctx,
            int status,
            String template,
            String archive,
            @Nullable Manifest manifest,
            Failure.@Nullable Problem problem) {
        Visitor visitor = Visitor.of(ctx);
        BackupContract.FIND
                .send(bus, new ArchiveName(archive), visitor.caller())
                .map(found -> new Question(archive, manifest, problem == null ? null : problem.in(visitor.language())))
                .onSuccess(question -> renderer.show(ctx, status, template, question))
                .onFailure(ctx::fail);
    }

    /** The file itself, which only its passphrase opens. */
    private void download(RoutingContext ctx) {
        BackupContract.FIND
                .send(bus, new ArchiveName(archive(ctx)), Visitor.of(ctx).caller())
                .compose(found -> ctx.response()
                        .putHeader("Content-Type", "application/octet-stream")
                        .putHeader("Content-Disposition", "attachment; filename=\"" + found.name() + "\"")
                        .putHeader("Cache-Control", "no-store")
                        .sendFile(found.folder() + "/" + found.name()))
                .onFailure(ctx::fail);
    }

    /** The one that is meant; what somebody sends is at most a path long. */
    static String archive(RoutingContext ctx) {
        String name = ctx.request().getParam("archive");
        if (name == null) {
            name = ctx.request().getFormAttribute("archive");
        }
        if (name == null || name.length() > 4_000) {
            throw Failure.of(FailureCode.NOT_FOUND, "page.backups.no-archive", Map.of());
        }
        return name;
    }
}
