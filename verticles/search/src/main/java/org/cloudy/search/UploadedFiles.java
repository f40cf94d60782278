package org.cloudy.search;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.search.NewDocument;
import org.cloudy.bus.search.NewFile;
import org.cloudy.extract.DocumentNames;
import org.cloudy.extract.Extract;
import org.cloudy.extract.Extractor;

/** Files that came with a form, read as documents. Methods block. */
final class UploadedFiles {
    /** With the wait for a turn it is less than a caller's patience. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final long TURN_SECONDS = 5;

    /** Whoever names a file names one of this folder: no path leads out of it. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    private final Path folder;
    private final Path temporary;
    /** Each that is read takes a process, and its memory. */
    private final Semaphore turn = new Semaphore(1, true);

    /** @param data the node's folder */
    UploadedFiles(Path data) {
        this.temporary = data.resolve("tmp");
        this.folder = temporary.resolve("uploads");
    }

    /** What is to be published of a file. Failure INVALID, NOT_FOUND, TIMEOUT, UNAVAILABLE. */
    NewDocument read(Caller caller, NewFile wanted) {
        Path file = file(wanted.upload());
        String fileName = wanted.fileName().isBlank() ? wanted.upload() : wanted.fileName();
        Extract extract = inTurn(file, fileName);
        return new NewDocument(
                wanted.name() == null ? DocumentNames.of(caller.account().orElse(""), fileName) : wanted.name(),
                wanted.kind(),
                wanted.title() == null ? extract.title() : wanted.title(),
                extract.text(),
                wanted.language() == null ? extract.language() : wanted.language(),
                wanted.url(),
                wanted.attributes());
    }

    private Path file(String upload) {
        Path file = folder.resolve(NAME.matcher(upload).matches() ? upload : "-");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Failure.of(FailureCode.NOT_FOUND, "search.failure.no-upload");
        }
        return file;
    }

    private Extract inTurn(Path file, String fileName) {
        try {
            if (!turn.tryAcquire(TURN_SECONDS, TimeUnit.SECONDS)) {
                throw Failure.of(FailureCode.UNAVAILABLE, "search.failure.reading");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the node stops");
        }
        try (Extractor extractor = Extractor.installed(temporary, DEADLINE)) {
            return extractor.read(file, fileName);
        } finally {
            turn.release();
        }
    }
}
