package org.cloudy.backup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.jspecify.annotations.Nullable;

/** What may be wished. Every rule is told of its field. */
record WishRules(Path data, Path own, NodeId self) {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;
    private static final int MOST_KEPT = 100;

    /** @throws Failure INVALID with what is wrong of each field */
    void check(BackupWish wish) {
        List<FieldProblem> problems = new ArrayList<>();
        passphrase(wish.passphrase(), problems);
        folder(wish.folder(), problems);
        neighbour(wish.neighbour(), wish.folder(), problems);
        refuse(problems);
    }

    /** @throws Failure INVALID with what is wrong of each field */
    void check(Schedule schedule, boolean hasPassphrase) {
        List<FieldProblem> problems = new ArrayList<>();
        if (schedule.passphrase() != null) {
            passphrase(schedule.passphrase(), problems);
        } else if (schedule.rhythm() != Rhythm.NEVER && !hasPassphrase) {
            problems.add(FieldProblem.of("passphrase", "backup.field.passphrase-missing", Map.of()));
        }
        folder(schedule.folder(), problems);
        neighbour(schedule.neighbour(), schedule.folder(), problems);
        within("hour", schedule.hour(), 0, 23, problems);
        within("day", schedule.day(), 1, 7, problems);
        within("keep", schedule.keep(), 1, MOST_KEPT, problems);
        refuse(problems);
    }

    private static void passphrase(String passphrase, List<FieldProblem> problems) {
        int length = passphrase.length();
        if (length < SHORTEST || length > LONGEST) {
            problems.add(FieldProblem.of("passphrase", "backup.field.passphrase", Map.of()));
        }
    }

    private void folder(@Nullable String folder, List<FieldProblem> problems) {
        if (folder == null) {
            return;
        }
        try {
            Path path = Path.of(folder).normalize();
            // Within the node's folder a backup would be in the next one.
            boolean inside = path.startsWith(data.toAbsolutePath().normalize()) && !path.equals(own);
            if (!path.isAbsolute() || inside) {
                problems.add(FieldProblem.of(
                        "folder", inside ? "backup.field.folder-inside" : "backup.field.folder", Map.of()));
            }
        } catch (InvalidPathException e) {
            problems.add(FieldProblem.of("folder", "backup.field.folder", Map.of()));
        }
    }

    private void neighbour(@Nullable NodeId neighbour, @Nullable String folder, List<FieldProblem> problems) {
        if (neighbour != null && (folder != null || neighbour.equals(self))) {
            problems.add(FieldProblem.of("neighbour", "backup.field.neighbour", Map.of()));
        }
    }

    private static void within(String field, int value, int least, int most, List<FieldProblem> problems) {
        if (value < least || value > most) {
            problems.add(FieldProblem.of(
                    field, "backup.field.range", Map.of("least", String.valueOf(least), "most", String.valueOf(most))));
        }
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
    }
}
