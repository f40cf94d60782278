package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.bus.search.NewFile;

/**
 * Files that come with a form. They are taken on the few routes that want some, from those who may use the route, up to a bound for
 * each; they lie in the node's folder for temporary files until the request is answered. A page that keeps one moves or reads it before.
 */
public final class Uploads {
    private static final long KILO = 1 << 10;
    private static final long MEGA = 1_000_000;
    private static final int TOO_LARGE = 413;

    /** By route who may send a form with files, and how large it may be. */
    private static final Map<String, Bound> ROUTES = Map.of(
            "/system/plugins/check", new Bound(1024 * KILO, Role.ADMIN),
            "/system/plugins/add", new Bound(1024 * KILO, Role.ADMIN),
            "/capabilities/dns/zones/:zone/import", new Bound(ZoneFile.LARGEST + 64 * KILO, Role.ADMIN),
            "/system/backups/upload", new Bound(20 * KILO * KILO * KILO, Role.ADMIN),
            "/documents/shared/publish", new Bound(NewFile.LARGEST + 1024 * KILO, Role.MEMBER));

    /** How many bytes a form may have with its files, and whose. */
    private record Bound(long most, Role role) {}

    /** What the disk keeps free, for the node itself. */
    private static final long RESERVE = 64 * KILO * KILO;

    private final Path folder;
    private final Path disk;

    /** @param data the node's folder; what a crash leaves of files in it is deleted at the node's next start */
    Uploads(Path data) {
        this.disk = data;
        this.folder = data.resolve("tmp/uploads");
    }

    /** Ahead of the handler of all other forms. */
    void mount(Router router) {
        ROUTES.forEach((route, bound) -> {
            router.post(route).handler(ctx -> refuseOthers(ctx, bound.role()));
            router.post(route).handler(ctx -> requireRoom(ctx, bound.most()));
            router.post(route).handler(body(bound.most()));
        });
    }

    /**
     * The file that was chosen in a field of a form; empty if none was.
     *
     * <p>Its name is the browser's word: it is shown, and no path is made of it.
     */
    public static Optional<FileUpload> file(RoutingContext ctx, String field) {
        return ctx.fileUploads().stream()
                .filter(upload -> upload.name().equals(field))
                .filter(upload -> upload.size() > 0)
                .findFirst();
    }

    /**
     * What the file that was chosen in a field says, with line breaks of one character; empty if none was chosen.
     *
     * @param noText key of what is said of a file that is no text in UTF-8, with code INVALID
     */
    public static Future<Optional<String>> text(RoutingContext ctx, String field, String noText) {
        return file(ctx, field)
                .map(file -> ctx.vertx()
                        .fileSystem()
                        .readFile(file.uploadedFileName())
                        .map(bytes -> Optional.of(decoded(bytes, noText))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** What was pasted into a field, however long; a form sends every line break as two characters. */
    public static String pasted(RoutingContext ctx, String field) {
        String text = ctx.request().getFormAttribute(field);
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    private static String decoded(Buffer bytes, String noText) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes()))
                    .toString()
                    .replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw Failure.of(FailureCode.INVALID, noText);
        }
    }

    private Handler<RoutingContext> body(long most) {
        return BodyHandler.create(folder.toString())
                .setBodyLimit(most)
                .setDeleteUploadedFilesOnEnd(true)
                .setMergeFormAttributes(false);
    }

    /** Nor one that the disk has no room for; what does not say how large it is may be as large as any. */
    private void requireRoom(RoutingContext ctx, long most) {
        long wanted = length(ctx, most);
        if (wanted > most) {
            Map<String, String> bound = Map.of("most", String.valueOf(most / MEGA));
            ctx.fail(TOO_LARGE, Failure.of(FailureCode.INVALID, "gateway.upload-large", bound));
            return;
        }
        ctx.request().pause();
        ctx.vertx().fileSystem().fsProps(disk.toString()).onComplete(found -> {
            ctx.request().resume();
            if (found.failed()) {
                ctx.fail(found.cause());
            } else if (found.result().usableSpace() < wanted + RESERVE) {
                ctx.fail(Failure.of(
                        FailureCode.UNAVAILABLE,
                        "gateway.upload-room",
                        Map.of(
                                "needed",
                                "" + (wanted >> 20),
                                "free",
                                "" + (found.result().usableSpace() >> 20))));
            } else {
                ctx.next();
            }
        });
    }

    private static long length(RoutingContext ctx, long most) {
        String told = ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return told != null && told.matches("\\d{1,18}") ? Long.parseLong(told) : most;
    }

    /** Before a byte of a file is written: the token that protects forms is read only with the form. */
    private static void refuseOthers(RoutingContext ctx, Role role) {
        Visitor visitor = Visitor.of(ctx);
        if (!visitor.isSignedIn() && !Wishes.json(ctx.request())) {
            Redirect.to(ctx, LocalPath.login(ctx));
        } else if (!visitor.may(role)) {
            ctx.fail(Failure.of(FailureCode.FORBIDDEN, "failure.forbidden"));
        } else if (!Origins.isOwn(ctx.request())) {
            ctx.fail(Failure.of(FailureCode.FORBIDDEN, "gateway.origin"));
        } else {
            ctx.next();
        }
    }
}
