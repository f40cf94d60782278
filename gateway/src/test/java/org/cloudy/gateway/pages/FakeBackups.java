package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import org.cloudy.bus.backup.Archive;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.Backups;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.Neighbourhood;
import org.cloudy.bus.backup.Neighbourhood.Guest;
import org.cloudy.bus.backup.Neighbourhood.Holder;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.bus.jobs.Job;

/** Backups of a node, and what neighbours keep of it. */
record FakeBackups(List<Record> asked, List<Job> jobs) {
    Future<Void> serve(EventBus bus) {
        return Future.all(
                        BackupContract.LIST.serve(bus, query -> Future.succeededFuture(list())),
                        BackupContract.NEIGHBOURS.serve(bus, query -> Future.succeededFuture(neighbours())),
                        BackupContract.OFFER.serve(bus, offer -> {
                            asked.add(offer);
                            return Future.succeededFuture(offer);
                        }),
                        BackupContract.REMOVE.serve(bus, wish -> {
                            asked.add(wish);
                            return Future.succeededFuture(jobs.get(0));
                        }),
                        BackupContract.CREATE.serve(bus, wish -> {
                            asked.add(wish);
                            return Future.succeededFuture(jobs.get(0));
                        }),
                        BackupContract.FETCH.serve(bus, which -> {
                            asked.add(which);
                            return Future.succeededFuture(jobs.get(0));
                        }))
                .mapEmpty();
    }

    private static Backups list() {
        Schedule schedule = new Schedule(Rhythm.WEEKLY, 7, 3, 5, null, Sample.PLAZA, true, null);
        return new Backups(
                List.of(new Archive(
                        "cloudy-casa-marta-20261120-0300.tar.gz.age",
                        "/var/lib/cloudy/backups",
                        48_000_000,
                        Sample.NOW,
                        null,
                        Sample.NOW,
                        null)),
                "/var/lib/cloudy/backups",
                9_400_000_000L,
                schedule,
                Sample.NOW,
                null,
                null,
                null);
    }

    private static Neighbourhood neighbours() {
        Deposit deposit = new Deposit(
                "abcdefghijklmnopqrstuvwxy2",
                "cloudy-casa-marta-20261119-0300.tar.gz.age",
                47_000_000,
                "0".repeat(64),
                Sample.NOW);
        return new Neighbourhood(
                new SpaceOffer(500, 2000),
                List.of(new Holder(Sample.PLAZA, "plaza", true, 453_000_000, List.of(deposit))),
                List.of(new Guest(Sample.SCHOOL, "<b>escola</b>", 2, 96_000_000)));
    }
}
