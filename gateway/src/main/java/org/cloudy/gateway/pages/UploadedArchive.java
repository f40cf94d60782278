package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive that somebody sent through a browser. There is one at most: it lies among the node's temporary files, until the next
 * comes, an hour has passed, or the node starts anew.
 */
final class UploadedArchive {
    private static final Logger LOG = LoggerFactory.getLogger(UploadedArchive.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String NAME = "uploaded-";
    private static final String SUFFIX = ".tar.gz.age";

    private final Vertx vertx;

    UploadedArchive(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Keeps a file beyond the request that it came with; where it lies then. */
    Future<String> keep(FileUpload file) {
        Path sent = Path.of(file.uploadedFileName()).toAbsolutePath();
        String folder = sent.resolveSibling("").toString();
        String kept = sent.resolveSibling(NAME + sent.getFileName() + SUFFIX).toString();
        FileSystem files = vertx.fileSystem();
        return files.readDir(folder, NAME + ".*")
                .compose(this::deleteAll)
                .compose(done -> files.move(sent.toString(), kept))
                .onSuccess(done -> vertx.setTimer(KEPT.toMillis(), timer -> delete(kept)))
                .map(kept);
    }

    private Future<?> deleteAll(List<String> old) {
        return Future.all(old.stream().map(this::delete).toList());
    }

    /** One that is not there any more is no failure. */
    Future<Void> delete(String file) {
        FileSystem files = vertx.fileSystem();
        return files.exists(file)
                .compose(there -> there ? files.delete(file) : Future.succeededFuture())
                .onFailure(cause -> LOG.warn("An archive that was sent cannot be deleted: {}", file, cause));
    }
}
