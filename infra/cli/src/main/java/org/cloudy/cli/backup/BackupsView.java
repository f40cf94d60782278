package org.cloudy.cli.backup;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.Archive;
import org.cloudy.bus.backup.Backups;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Sizes;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;

/** Backups as a person reads them. */
record BackupsView(Cloudy cloudy) {
    /** The schedule, and how all went. */
    String state(Backups backups) {
        return new Facts(cloudy.texts())
                .with("cli.backup.archives", backups.archives().size())
                .with("cli.backup.folder", backups.folder())
                .with("cli.backup.free", Sizes.text(backups.free()))
                .with("cli.backup.schedule", schedule(backups.schedule()))
                .with("cli.backup.keeper", keeper(backups))
                .with(
                        "cli.backup.next",
                        backups.next() == null ? null : cloudy.times().moment(backups.next()))
                .with("cli.backup.scheduled", outcome(backups.scheduled()))
                .with("cli.backup.drilled", outcome(backups.drilled()))
                .with("cli.backup.restored", outcome(backups.restored()))
                .text();
    }

    private String schedule(Schedule schedule) {
        String key =
                switch (schedule.rhythm()) {
                    case NEVER -> "cli.backup.rhythm.never";
                    case DAILY -> "cli.backup.rhythm.daily";
                    case WEEKLY -> "cli.backup.rhythm.weekly";
                };
        Locale locale = Locale.forLanguageTag(cloudy.texts().language());
        String day = DayOfWeek.of(schedule.day()).getDisplayName(TextStyle.FULL, locale);
        return cloudy.texts().of(key, "hour", "" + schedule.hour(), "day", day, "keep", "" + schedule.keep());
    }

    /** Where the archives of the schedule lie: at a neighbour, or in a folder; null without a schedule. */
    private @Nullable String keeper(Backups backups) {
        Schedule schedule = backups.schedule();
        if (schedule.rhythm() == Rhythm.NEVER) {
            return null;
        }
        NodeId neighbour = schedule.neighbour();
        if (neighbour != null) {
            return cloudy.texts().of("cli.backup.at-neighbour", "name", Where.name(cloudy, neighbour));
        }
        return schedule.folder() == null ? backups.folder() : schedule.folder();
    }

    private @Nullable String outcome(@Nullable Outcome outcome) {
        if (outcome == null) {
            return null;
        }
        String how = outcome.failure() == null
                ? cloudy.texts().of("cli.backup.went-well")
                : cloudy.texts().of(outcome.failure());
        return cloudy.times().ago(outcome.at()) + ": " + how;
    }

    /** The archives, a row each. */
    String archives(Backups backups) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.backup.column.of"),
                ">" + texts.of("cli.backup.column.size"),
                texts.of("cli.column.created"),
                texts.of("cli.backup.column.proven"),
                texts.of("cli.backup.column.folder"));
        for (Archive archive : backups.archives()) {
            table.row(
                    archive.name(),
                    archive.capability() == null ? texts.of("cli.backup.node") : archive.capability(),
                    Sizes.text(archive.bytes()),
                    cloudy.times().ago(archive.written()),
                    archive.problem() != null
                            ? archive.problem()
                            : archive.proven() == null
                                    ? Texts.UNKNOWN
                                    : cloudy.times().ago(archive.proven()),
                    archive.folder());
        }
        return cloudy.table(table, "cli.none.backups");
    }

    /** What is in an archive. */
    String manifest(Manifest manifest) {
        Facts facts = new Facts(cloudy.texts())
                .with("cli.backup.of-node", manifest.nodeName() + " (" + manifest.node() + ")")
                .with("cli.column.micro-cloud", manifest.microCloud())
                .with("cli.column.created", cloudy.times().moment(manifest.created()))
                .with("cli.backup.version", manifest.cloudy())
                .with("cli.backup.whole", cloudy.texts().of(manifest.whole() ? "cli.yes" : "cli.no"))
                .with("cli.backup.column.size", Sizes.text(manifest.bytes()));
        manifest.capabilities().forEach(kept -> facts.named("  " + kept.name(), Sizes.text(kept.bytes())));
        return facts.text();
    }
}
