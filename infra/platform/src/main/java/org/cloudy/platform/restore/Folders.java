package org.cloudy.platform.restore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.Wire;

/** The folders of a restoration, and moves between them that may be made again after a crash. */
record Folders(Path data) {
    static final String RESTORE = "restore";

    private static final String PLAN = "plan.json";

    Path node() {
        return data.resolve(RESTORE).resolve("node");
    }

    /** What comes. */
    Path incoming() {
        return node().resolve("incoming");
    }

    /** What was there before. */
    private Path former() {
        return node().resolve("former");
    }

    /** What came, and was taken back. */
    private Path refused() {
        return node().resolve("refused");
    }

    /** Moves what is there out of the way, if it has not been moved. */
    void setAside(String name) throws IOException {
        if (exists(data.resolve(name)) && !exists(former().resolve(name))) {
            move(data.resolve(name), former().resolve(name));
        }
    }

    /** Lets something take its place, if it has not taken it. */
    void bringIn(String name) throws IOException {
        if (exists(incoming().resolve(name))) {
            setAside(name);
            move(incoming().resolve(name), data.resolve(name));
        }
    }

    /** Lets what was there before take its place again; {@code isNew} tells that there was nothing. */
    void takeBack(String name, boolean isNew) throws IOException {
        boolean wasThere = exists(former().resolve(name));
        if (exists(data.resolve(name)) && (wasThere || isNew)) {
            delete(refused().resolve(name));
            move(data.resolve(name), refused().resolve(name));
        }
        if (wasThere) {
            move(former().resolve(name), data.resolve(name));
        }
    }

    Optional<Plan> plan() throws IOException {
        Path file = node().resolve(PLAN);
        return Files.isRegularFile(file)
                ? Optional.of(Wire.mapper().readValue(Files.readAllBytes(file), Plan.class))
                : Optional.empty();
    }

    /** On the disk when it returns, as is all that was moved before. */
    Plan write(Plan plan) throws IOException {
        for (Path folder : List.of(data, incoming(), former(), refused())) {
            if (Files.isDirectory(folder)) {
                settle(folder);
            }
        }
        Path next = node().resolve(PLAN + ".new");
        Files.write(next, Wire.mapper().writeValueAsBytes(plan));
        settle(next);
        Files.move(next, node().resolve(PLAN), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        settle(node());
        return plan;
    }

    /** Forgets an earlier restoration; never while one has to go on. */
    void clear() throws IOException {
        delete(node());
    }

    void clearAllButPlan() throws IOException {
        for (Path folder : List.of(incoming(), former(), refused())) {
            delete(folder);
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void settle(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!exists(path)) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
