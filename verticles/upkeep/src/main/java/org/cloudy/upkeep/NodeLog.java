package org.cloudy.upkeep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node's own log: {@code node.log}, and the older days beside it, which are packed. */
final class NodeLog {
    private static final Logger LOG = LoggerFactory.getLogger(NodeLog.class);
    private static final Pattern FILE = Pattern.compile("node(\\.\\d{4}-\\d{2}-\\d{2}\\.\\d{1,6})?\\.log(\\.gz)?");
    /** A search ends after this, with what it has by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;

    NodeLog(Path folder) {
        this.folder = folder;
    }

    /** Reads back in time until the tail is full, or what it wants begins. */
    void read(LogTail tail) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Path file : files()) {
            if (tail.isFull() || System.nanoTime() > deadline) {
                tail.giveUp();
                return;
            }
            if (tail.filter().isPast(written(file))) {
                return;
            }
            read(file, tail, deadline);
            tail.older();
        }
    }

    private static void read(Path file, LogTail tail, long deadline) {
        NodeLogFormat format = new NodeLogFormat(LogDesk.NODE, tail::add);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                format.line(line);
                if (System.nanoTime() > deadline) {
                    tail.giveUp();
                    break;
                }
            }
        } catch (IOException e) {
            LOG.debug("{} was packed or deleted while it was read", file, e);
            tail.giveUp();
        }
        format.end();
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The newest first. */
    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(NodeLog::written).reversed())
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} has no log", folder, e);
            return List.of();
        }
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
