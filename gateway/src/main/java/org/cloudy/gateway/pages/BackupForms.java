package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.ArchiveName;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.backup.RestoreWish;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Uploads;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** What can be done about backups: each is a form that is sent, and leads back to the page. */
final class BackupForms {
    private static final String PATH = BackupsPage.PATH;
    private static final int LONGEST = 4_000;
    private static final List<String> KEPT =
            List.of("capability", "folder", "neighbour", "rhythm", "day", "hour", "keep", "drill");

    private final EventBus bus;
    private final BackupsPage page;

    BackupForms(EventBus bus, BackupsPage page) {
        this.bus = bus;
        this.page = page;
    }

    void mount(Router router) {
        router.post(PATH + "/create").handler(ctx -> make(ctx, BackupContract.CREATE, PATH, "create"));
        router.post(PATH + "/schedule").handler(this::schedule);
        router.post(PATH + "/open").handler(this::open);
        router.post(PATH + "/upload").handler(this::upload);
        router.post(PATH + "/restore").handler(this::restore);
        router.post(PATH + "/delete").handler(this::delete);
        // What was sent there is not there to be read: whoever loads it again is led to the page.
        List.of("create", "schedule", "restore", "upload")
                .forEach(name -> router.get(PATH + "/" + name).handler(ctx -> Go.to(ctx, PATH)));
    }

    private void make(RoutingContext ctx, Call<BackupWish, Job> call, String next, String form) {
        if (isUnequal(ctx)) {
            page.show(ctx, FailureCode.INVALID.status(), unequal(ctx, form), null);
            return;
        }
        String capability = typed(ctx, "capability");
        BackupWish wish = new BackupWish(
                capability.isEmpty() ? null : capability, folder(ctx), neighbour(ctx), typed(ctx, "passphrase"));
        send(ctx, call, wish)
                .onSuccess(job -> Go.to(ctx, next))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), form));
    }

    private void schedule(RoutingContext ctx) {
        if (isUnequal(ctx)) {
            page.show(ctx, FailureCode.INVALID.status(), unequal(ctx, "schedule"), null);
            return;
        }
        String passphrase = typed(ctx, "passphrase");
        Schedule wanted = new Schedule(
                Arrays.stream(Rhythm.values())
                        .filter(each -> Words.plain(each).equals(typed(ctx, "rhythm")))
                        .findAny()
                        .orElse(Rhythm.NEVER),
                number(ctx, "day"),
                number(ctx, "hour"),
                number(ctx, "keep"),
                folder(ctx),
                neighbour(ctx),
                typed(ctx, "drill").equals("true"),
                passphrase.isEmpty() ? null : passphrase);
        send(ctx, BackupContract.SCHEDULE, wanted)
                .onSuccess(backups -> Go.to(ctx, PATH, "backup-scheduled"))
                .onFailure(cause -> refuse(ctx, Failure.from(cause), "schedule"));
    }

    /** Opens an archive: to be looked at, to be checked, or to be tried. */
    private void open(RoutingContext ctx) {
        ArchiveKey key = new ArchiveKey(BackupsPage.archive(ctx), typed(ctx, "passphrase"));
        switch (typed(ctx, "what")) {
            case "verify" -> examine(ctx, BackupContract.VERIFY, key);
            case "drill" -> examine(ctx, BackupContract.DRILL, key);
            default ->
                send(ctx, BackupContract.INSPECT, key)
                        .onSuccess(manifest -> page.ask(ctx, 200, "backup-open", key.archive(), manifest, null))
                        .onFailure(cause -> again(ctx, Failure.from(cause)));
        }
    }

    /** Looks what is in an archive that was sent along. One that is none, or that the passphrase does not open, is not kept. */
    private void upload(RoutingContext ctx) {
        Optional<FileUpload> file = Uploads.file(ctx, "file");
        if (file.isEmpty()) {
            page.show(
                    ctx,
                    FailureCode.INVALID.status(),
                    Typed.NOTHING,
                    Failure.of(FailureCode.INVALID, "page.backups.no-file").problem());
            return;
        }
        UploadedArchive uploaded = new UploadedArchive(ctx.vertx());
        String passphrase = typed(ctx, "passphrase");
        send(ctx, BackupContract.INSPECT, new ArchiveKey(file.get().uploadedFileName(), passphrase))
                .compose(manifest -> uploaded.keep(file.get()).map(kept -> new Kept(kept, manifest)))
                .onSuccess(kept -> page.ask(ctx, 200, "backup-open", kept.file(), kept.manifest(), null))
                .onFailure(cause -> {
                    Failure failure = Failure.from(cause);
                    if (failure.code() == FailureCode.INTERNAL) {
                        ctx.fail(failure);
                    } else {
                        page.show(ctx, failure.code().status(), Typed.NOTHING, failure.problem());
                    }
                });
    }

    private record Kept(String file, Manifest manifest) {}

    private void examine(RoutingContext ctx, Call<ArchiveKey, Job> call, ArchiveKey key) {
        send(ctx, call, key).onSuccess(job -> Go.to(ctx, PATH)).onFailure(cause -> again(ctx, Failure.from(cause)));
    }

    private void restore(RoutingContext ctx) {
        String capability = typed(ctx, "capability");
        ArchiveKey key = new ArchiveKey(BackupsPage.archive(ctx), typed(ctx, "passphrase"));
        RestoreWish wish = new RestoreWish(key.archive(), key.passphrase(), capability.isEmpty() ? null : capability);
        send(ctx, BackupContract.RESTORE, wish)
                .onSuccess(job -> Go.to(ctx, PATH))
                .onFailure(cause -> again(ctx, Failure.from(cause)));
    }

    private void delete(RoutingContext ctx) {
        send(ctx, BackupContract.DELETE, new ArchiveName(BackupsPage.archive(ctx)))
                .onSuccess(done -> Go.to(ctx, PATH, "backup-deleted"))
                .onFailure(ctx::fail);
    }

    private <Q extends Record, R extends Record> Future<R> send(RoutingContext ctx, Call<Q, R> call, Q request) {
        return call.send(bus, request, Visitor.of(ctx).caller());
    }

    /** What can be put right where the archive was asked about is told there. */
    private void again(RoutingContext ctx, Failure failure) {
        page.ask(ctx, failure.code().status(), "backup-open", BackupsPage.archive(ctx), null, failure.problem());
    }

    /** Tells on the page why something was refused; what was typed stays, but for passphrases. */
    private void refuse(RoutingContext ctx, Failure failure, String form) {
        if (failure.code() != FailureCode.INVALID
                && failure.code() != FailureCode.CONFLICT
                && failure.code() != FailureCode.NOT_FOUND) {
            ctx.fail(failure);
            return;
        }
        String language = Visitor.of(ctx).language();
        Map<String, String> problems = failure.problem().fields().stream()
                .collect(Collectors.toMap(
                        FieldProblem::field, problem -> problem.in(language), (one, other) -> one + " " + other));
        page.show(
                ctx,
                failure.code().status(),
                new Typed(form, values(ctx), problems),
                problems.isEmpty() ? failure.problem() : null);
    }

    private static boolean isUnequal(RoutingContext ctx) {
        return !typed(ctx, "passphrase").equals(typed(ctx, "repeat"));
    }

    private static Typed unequal(RoutingContext ctx, String form) {
        String words = Messages.text(Visitor.of(ctx).language(), "page.backups.unequal", Map.of());
        return new Typed(form, values(ctx), Map.of("repeat", words));
    }

    private static Map<String, String> values(RoutingContext ctx) {
        Map<String, String> values = new HashMap<>();
        KEPT.forEach(name -> values.put(name, typed(ctx, name)));
        return values;
    }

    private static @Nullable String folder(RoutingContext ctx) {
        String folder = typed(ctx, "folder").strip();
        return folder.isEmpty() ? null : folder;
    }

    /** What is no node is none that anybody chose from the list. */
    private static @Nullable NodeId neighbour(RoutingContext ctx) {
        String neighbour = typed(ctx, "neighbour");
        try {
            return neighbour.isEmpty() ? null : new NodeId(neighbour);
        } catch (IllegalArgumentException e) {
            throw Failure.of(FailureCode.NOT_FOUND, "page.backup-neighbours.no-node");
        }
    }

    /** What is no number is none that is allowed. */
    private static int number(RoutingContext ctx, String field) {
        String text = typed(ctx, field);
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }

    private static String typed(RoutingContext ctx, String field) {
        List<String> values = ctx.request().formAttributes().getAll(field);
        String value = values.isEmpty() ? "" : values.getLast();
        return value.length() > LONGEST ? "" : value;
    }
}
