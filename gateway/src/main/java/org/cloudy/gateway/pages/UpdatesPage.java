package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Role;
import org.cloudy.bus.updates.Automatic;
import org.cloudy.bus.updates.AutomaticUpdates;
import org.cloudy.bus.updates.Changelog;
import org.cloudy.bus.updates.PackageName;
import org.cloudy.bus.updates.PackageUpdate;
import org.cloudy.bus.updates.UpdateList;
import org.cloudy.bus.updates.UpdateWish;
import org.cloudy.bus.updates.UpdatesContract;
import org.cloudy.gateway.Visitor;
import org.cloudy.platform.Version;
import org.jspecify.annotations.Nullable;

/** What can be brought up to date. */
final class UpdatesPage {
    private static final String PATH = "/system/updates";
    private static final String RESOURCE = "packages";
    private static final String OWN_COMMAND = "git pull && ./cloudy build";
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final UpdateList NOTHING =
            new UpdateList(Version.CURRENT, List.of(), null, null, new AutomaticUpdates(false, null, null, null));

    private final EventBus bus;
    private final Renderer renderer;
    private final LatestJob jobs;
    private final SlowAnswer<UpdateList> list;

    UpdatesPage(EventBus bus, Renderer renderer, Clock clock) {
        this.bus = bus;
        this.renderer = renderer;
        this.jobs = new LatestJob(bus, clock, LATELY);
        this.list = new SlowAnswer<>(clock);
    }

    /**
     * What the page shows.
     *
     * @param looking whether the package manager has not told yet what there is now
     * @param known whether it ever did
     * @param ownCommand what brings Cloudy itself up to date, in its clone
     * @param command what is typed at the machine, where the node may change no packages; null where it may
     * @param may whether the visitor may change something here
     */
    record View(
            boolean looking,
            boolean known,
            String version,
            String ownCommand,
            List<Row> rows,
            int security,
            @Nullable Instant refreshed,
            @Nullable String command,
            boolean may,
            @Nullable AutomaticUpdates automatic,
            @Nullable JobPanel job,
            boolean busy,
            @Nullable String problem) {}

    /** One package; {@code size} is null where it is not known. */
    record Row(
            String name,
            String summary,
            String installed,
            String available,
            @Nullable String size,
            boolean security,
            String changelogHref) {}

    /** What is new in a package. */
    record News(String name, String text) {}

    void mount(Router router) {
        router.get(PATH).handler(ctx -> show(ctx, 200, null));
        router.get(PATH + "/changelog").handler(this::changelog);
        router.post(PATH + "/refresh").handler(ctx -> send(ctx, UpdatesContract.REFRESH, Empty.EMPTY));
        router.post(PATH + "/apply")
                .handler(ctx -> send(
                        ctx,
                        UpdatesContract.APPLY,
                        new UpdateWish(ctx.request().formAttributes().getAll("name"))));
        router.post(PATH + "/automatic")
                .handler(ctx -> send(
                        ctx,
                        UpdatesContract.AUTOMATIC,
                        new Automatic("true".equals(ctx.request().getFormAttribute("on")))));
        List.of("refresh", "apply", "automatic")
                .forEach(name -> router.get(PATH + "/" + name).handler(ctx -> Go.to(ctx, PATH)));
    }

    private void show(RoutingContext ctx, int status, @Nullable String problem) {
        Visitor visitor = Visitor.of(ctx);
        Future<Optional<JobPanel>> job = jobs.ofResource(RESOURCE, visitor);
        Future<SlowAnswer.Told<UpdateList>> told = told(visitor);
        Future.all(job, told)
                .map(all -> view(told.result(), job.result().orElse(null), visitor, problem))
                .onSuccess(view -> renderer.show(ctx, status, "system-updates", view))
                .onFailure(ctx::fail);
    }

    /** What only members are told is not kept for others. */
    private Future<SlowAnswer.Told<UpdateList>> told(Visitor visitor) {
        Supplier<Future<UpdateList>> ask = () -> UpdatesContract.LIST.send(bus, Empty.EMPTY, visitor.caller());
        return visitor.may(Role.MEMBER)
                ? list.soon(ask)
                : ask.get().map(answer -> new SlowAnswer.Told<>(answer, false));
    }

    private static View view(
            SlowAnswer.Told<UpdateList> told, @Nullable JobPanel job, Visitor visitor, @Nullable String problem) {
        UpdateList known = told.answer();
        UpdateList list = known == null ? NOTHING : known;
        Formats formats = new Formats(visitor.language());
        return new View(
                told.looking(),
                known != null,
                list.version(),
                OWN_COMMAND,
                list.packages().stream().map(update -> row(update, formats)).toList(),
                (int) list.packages().stream().filter(PackageUpdate::security).count(),
                list.refreshed(),
                list.command(),
                known != null && visitor.may(Role.ADMIN) && list.command() == null,
                known == null ? null : list.automatic(),
                job,
                job != null && !job.over(),
                problem);
    }

    private static Row row(PackageUpdate update, Formats formats) {
        return new Row(
                update.name(),
                update.summary(),
                update.installed(),
                update.available(),
                update.bytes() == 0 ? null : formats.size(update.bytes()),
                update.security(),
                PATH + "/changelog?name=" + Query.encoded(update.name()));
    }

    private void changelog(RoutingContext ctx) {
        String name = ctx.queryParams().contains("name") ? ctx.queryParams().get("name") : "";
        UpdatesContract.CHANGELOG
                .send(bus, new PackageName(name), Visitor.of(ctx).caller())
                .map(UpdatesPage::news)
                .onSuccess(news -> renderer.show(ctx, 200, "system-changelog", news.name(), news))
                .onFailure(ctx::fail);
    }

    private static News news(Changelog changelog) {
        return new News(changelog.name(), changelog.text());
    }

    private <Q extends Record, R extends Record> void send(RoutingContext ctx, Call<Q, R> call, Q request) {
        Visitor visitor = Visitor.of(ctx);
        call.send(bus, request, visitor.caller())
                .onSuccess(done -> Go.to(ctx, PATH))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    show(ctx, failure.code().status(), failure.problem().in(visitor.language()));
                });
    }
}
