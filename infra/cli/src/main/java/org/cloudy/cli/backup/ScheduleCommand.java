package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.cli.Cloudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets when the node makes backups of itself; what is not said stays as it is. */
@Command
final class ScheduleCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Option(names = "--every", paramLabel = "RHYTHM")
    private @Nullable Rhythm rhythm;

    @Option(names = "--day", paramLabel = "1-7")
    private @Nullable Integer day;

    @Option(names = "--hour", paramLabel = "0-23")
    private @Nullable Integer hour;

    @Option(names = "--keep", paramLabel = "COUNT")
    private @Nullable Integer keep;

    @Mixin
    private Where where = new Where();

    @Option(names = "--drill", paramLabel = "YES|NO", arity = "1")
    private @Nullable Boolean drill;

    @Mixin
    private Passphrase passphrase = new Passphrase();

    ScheduleCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Schedule now = cloudy.ask(BackupContract.LIST, Empty.EMPTY).value().schedule();
        Where.Place place = where.place(cloudy);
        Schedule wanted = new Schedule(
                or(rhythm, now.rhythm()),
                or(day, now.day()),
                or(hour, now.hour()),
                or(keep, now.keep()),
                where.isGiven() ? place.folder() : now.folder(),
                where.isGiven() ? place.neighbour() : now.neighbour(),
                or(drill, now.drill()),
                passphrase.given(cloudy));
        return cloudy.show(cloudy.ask(BackupContract.SCHEDULE, wanted), "schedule", new BackupsView(cloudy)::state);
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
