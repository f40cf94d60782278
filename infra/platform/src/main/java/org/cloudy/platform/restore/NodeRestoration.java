package org.cloudy.platform.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.restore.Plan.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a node back from what was unpacked of a backup. Whatever moment the node is killed at, its next start goes on: before the swap
 * it is the former node, after it the restored one; one that does not start is taken back, and the former node is there again as it
 * was. Not for use by two at once; methods block.
 */
public final class NodeRestoration {
    /** What stays where it is: it belongs to the machine and to this run of the node, not to what is backed up. */
    public static final Set<String> OF_THE_MACHINE = Set.of(
            "node.lock",
            "node.yaml",
            "node.reserve",
            "cloudy.sock",
            "daemons",
            "log",
            "tmp",
            "cache",
            "backups",
            "deposits",
            Folders.RESTORE);

    private static final Logger LOG = LoggerFactory.getLogger(NodeRestoration.class);
    /** Of the store that came; the former one has them only where the node was killed. */
    private static final List<String> JOURNALS = List.of("node.db-wal", "node.db-shm");

    /** One that took the node down this often is taken back. */
    private static final int MOST_STARTS = 2;

    private final Folders folders;

    private NodeRestoration(Folders folders) {
        this.folders = folders;
    }

    /** What happened to the last restoration of a node: which archive, when, and why it was taken back if it was. */
    public record Report(
            String archive, Instant begun, @Nullable Text failure) {}

    /** That of a node. */
    public static NodeRestoration of(Path data) {
        return new NodeRestoration(new Folders(data));
    }

    /**
     * Makes all ready for the next start of the node; until then nothing changes.
     *
     * @param unpacked folder on the same disk with what takes the place of the node's; it is moved away
     */
    public void stage(Path unpacked, String archive, Instant now) {
        try {
            folders.clear();
            Files.createDirectories(folders.node());
            Files.move(unpacked, folders.incoming());
            folders.write(new Plan(Phase.READY, archive, now, List.of(), List.of(), List.of(), 0, null));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Takes the next step before the node starts. */
    public void begin() {
        try {
            Optional<Plan> plan = folders.plan();
            if (plan.isPresent()) {
                go(plan.get());
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void go(Plan plan) throws IOException {
        switch (plan.phase()) {
            case READY -> swap(folders.write(plan.swapping(names(folders.incoming()), former())));
            case SWAPPING -> swap(plan);
            case TRIED -> {
                if (plan.starts() >= MOST_STARTS) {
                    takeBack(folders.write(plan.refused(Messages.everywhere("restore.died"))));
                } else {
                    folders.write(plan.triedAgain());
                }
            }
            case TAKING_BACK -> takeBack(plan);
            case PROVEN, TAKEN_BACK -> {}
        }
    }

    /** What the node has now, its store's journal among it, that would spoil the store that comes. */
    private Set<String> former() throws IOException {
        return names(folders.data()).stream()
                .filter(name -> !OF_THE_MACHINE.contains(name))
                .collect(Collectors.toSet());
    }

    private void swap(Plan plan) throws IOException {
        LOG.info("The node is put back from {}", plan.archive());
        for (String name : plan.outgoing()) {
            folders.setAside(name);
        }
        for (String name : plan.incoming()) {
            folders.bringIn(name);
        }
        folders.write(plan.triedAgain());
    }

    private void takeBack(Plan plan) throws IOException {
        LOG.warn("What was put back from {} is taken back", plan.archive());
        for (String journal : JOURNALS) {
            if (!plan.outgoing().contains(journal)) {
                folders.takeBack(journal, true);
            }
        }
        for (String name : plan.outgoing()) {
            folders.takeBack(name, false);
        }
        for (String name : plan.incoming()) {
            folders.takeBack(name, !plan.replaced().contains(name));
        }
        folders.write(plan.in(Phase.TAKEN_BACK));
        folders.clearAllButPlan();
    }

    /** The node started: what was set aside goes. */
    public void prove() {
        try {
            Optional<Plan> tried = folders.plan().filter(plan -> plan.phase() == Phase.TRIED);
            if (tried.isPresent()) {
                folders.write(tried.get().in(Phase.PROVEN));
                folders.clearAllButPlan();
            }
        } catch (IOException e) {
            LOG.warn("The former state of the node could not be cleared away", e);
        }
    }

    /** The node did not start, and is down again: if it was to start with what came, the former node takes its place. */
    public boolean refuse(Failure cause) {
        try {
            Optional<Plan> tried = folders.plan().filter(plan -> plan.phase() == Phase.TRIED);
            if (tried.isPresent()) {
                takeBack(folders.write(tried.get().refused(cause.problem().everywhere())));
            }
            return tried.isPresent();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** How the last one ended; empty if there was none, or it has not ended. */
    public Optional<Report> last() {
        try {
            return folders.plan()
                    .filter(plan -> plan.phase() == Phase.PROVEN || plan.phase() == Phase.TAKEN_BACK)
                    .map(plan -> new Report(plan.archive(), plan.begun(), plan.failure()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private Failure failed(IOException e) {
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "restore.disk",
                Map.of("folder", folders.node().toString(), "cause", String.valueOf(e)));
    }
}
