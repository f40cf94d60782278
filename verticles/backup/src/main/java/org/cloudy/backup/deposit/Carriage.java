package org.cloudy.backup.deposit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.cloudy.backup.archive.ArchiveWriter;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.deposit.Letters.Upload;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.platform.jobs.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Carries an archive to a neighbour, or back. Where the neighbour goes away meanwhile it is waited for, and what came by then is not sent
 * again. Blocks.
 */
final class Carriage {
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final int MOST_HELD = 5;

    private final Neighbour neighbour;
    private final String name;
    private final Duration patience;
    private final Progress progress;

    /** @param patience how long a neighbour may be away */
    Carriage(Neighbour neighbour, String name, Duration patience, Progress progress) {
        this.neighbour = neighbour;
        this.name = name;
        this.patience = patience;
        this.progress = progress;
    }

    /** Has the neighbour keep a file. */
    void send(Path file, Upload upload) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long offset = patiently(() -> neighbour.begin(upload));
            int held = 0;
            while (offset < upload.bytes()) {
                tell("backup.step.sending", offset, upload.bytes());
                long from = offset;
                offset = patiently(() -> go(channel, upload, from));
                // One that never has enough is not to keep this node at work for ever.
                held = offset > from ? 0 : held + 1;
                if (offset < 0 || held > MOST_HELD) {
                    throw Letters.forged();
                }
            }
            progress.step(98, "backup.step.checking", Map.of("name", name));
            patiently(() -> {
                neighbour.finish(upload);
                return 0;
            });
        } catch (IOException e) {
            throw Disk.failure(file, e);
        }
    }

    /** Sends a part; where the neighbour lost some of what it had, as when its machine went off, it goes on from there. */
    private long go(FileChannel channel, Upload upload, long offset) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(Letters.CHUNK, upload.bytes() - offset));
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // On to the next.
            }
            return neighbour.append(upload.id(), offset, buffer.array());
        } catch (IOException e) {
            throw Failure.from(e);
        } catch (Failure e) {
            if (e.problem().key().equals("backup.deposit.gap")) {
                return neighbour.begin(upload);
            }
            throw e;
        }
    }

    /** Fetches an archive into a file that is not there yet; it has the name of a part until all of it is right. */
    void fetch(Deposit deposit, Path file, @Nullable Claim claim) {
        Path part = file.resolveSibling(file.getFileName() + ArchiveWriter.PART);
        try {
            Disk.requireRoom(file.resolveSibling(""), deposit.bytes());
            try (OutputStream out =
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (long offset = 0; offset < deposit.bytes(); ) {
                    tell("backup.step.fetching", offset, deposit.bytes());
                    offset += write(out, deposit, offset, claim);
                }
            }
            if (!Sums.of(part).equals(deposit.sha256())) {
                throw Failure.of(FailureCode.INVALID, "backup.archive.changed");
            }
            Disk.settle(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.settle(file.resolveSibling(""));
        } catch (IOException e) {
            throw Disk.failure(part, e);
        } finally {
            Disk.delete(part);
        }
    }

    private long write(OutputStream out, Deposit deposit, long offset, @Nullable Claim claim) throws IOException {
        byte[][] data = new byte[1][];
        long length = patiently(() -> {
            data[0] = neighbour.read(deposit.id(), offset, claim);
            return data[0].length;
        });
        if (length == 0 || offset + length > deposit.bytes()) {
            throw Failure.of(FailureCode.INVALID, "backup.archive.cut-short");
        }
        out.write(data[0]);
        return length;
    }

    private void tell(String key, long offset, long bytes) {
        progress.step((int) (97 * offset / bytes), key, Map.of("name", name));
    }

    /** Asks again while the neighbour is away, or is asked too much. */
    private long patiently(LongSupplier ask) {
        long end = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
            try {
                return ask.getAsLong();
            } catch (Failure e) {
                boolean away = e.code() == FailureCode.UNAVAILABLE || e.code() == FailureCode.TIMEOUT;
                if (!away || System.nanoTime() > end) {
                    throw away ? gone(e) : e;
                }
                pause(pause);
            }
        }
    }

    private Failure gone(Failure cause) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "backup.deposit.away",
                Map.of("name", name, "reason", String.valueOf(cause.getMessage())));
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }
}
