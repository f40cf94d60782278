package org.cloudy.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cloudy.backup.archive.ArchiveReader;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.deposit.Deposits;
import org.cloudy.backup.deposit.Hosting;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.ArchiveName;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Backups;
import org.cloudy.bus.backup.DepositName;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.backup.NeighbourQuery;
import org.cloudy.bus.backup.Neighbourhood;
import org.cloudy.bus.backup.Outcome;
import org.cloudy.bus.backup.RestoreWish;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.jobs.Job;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.restore.NodeRestoration;
import org.jspecify.annotations.Nullable;

/** Answers what {@link org.cloudy.bus.backup.BackupContract} asks. Blocks. */
final class BackupService {
    private final NodeContext node;
    private final Shelf shelf;
    private final Manager manager;
    private final BackupJobs jobs;
    private final Agenda agenda;
    private final Deposits deposits;
    private final Hosting hosting;
    private final WishRules rules;

    BackupService(
            NodeContext node,
            Shelf shelf,
            Manager manager,
            BackupJobs jobs,
            Agenda agenda,
            Deposits deposits,
            Hosting hosting) {
        this.node = node;
        this.shelf = shelf;
        this.manager = manager;
        this.jobs = jobs;
        this.agenda = agenda;
        this.deposits = deposits;
        this.hosting = hosting;
        this.rules =
                new WishRules(node.config().data(), shelf.own(), node.identity().id());
    }

    Backups list() {
        return new Backups(
                shelf.all(),
                shelf.own().toString(),
                free(),
                agenda.schedule(),
                agenda.next().orElse(null),
                agenda.outcome("scheduled"),
                agenda.outcome("drilled"),
                restored());
    }

    private long free() {
        Path folder =
                Files.isDirectory(shelf.own()) ? shelf.own() : node.config().data();
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw Disk.failure(folder, e);
        }
    }

    private @Nullable Outcome restored() {
        return NodeRestoration.of(node.config().data())
                .last()
                .map(report -> new Outcome(report.begun(), report.archive(), report.failure()))
                .orElse(null);
    }

    Manifest inspect(ArchiveKey key) {
        try (ArchiveReader reader = ArchiveReader.open(Shelf.file(shelf.find(key.archive())), key.passphrase())) {
            return reader.manifest();
        }
    }

    Job create(BackupWish wish, Caller caller) {
        rules.check(wish);
        requireInstalled(wish.capability());
        return jobs.create(wish, caller);
    }

    Job remove(BackupWish wish, Caller caller) {
        rules.check(wish);
        if (wish.capability() == null) {
            throw Failure.of(FailureCode.INVALID, "backup.remove-what");
        }
        requireInstalled(wish.capability());
        return jobs.remove(wish, caller);
    }

    private void requireInstalled(@Nullable String capability) {
        if (capability != null && !manager.keptFiles(capability).installed()) {
            throw Failure.of(FailureCode.CONFLICT, "backup.not-installed", Map.of("name", capability));
        }
    }

    Job verify(ArchiveKey key, Caller caller) {
        inspect(key);
        return jobs.verify(key, caller);
    }

    Job drill(ArchiveKey key, Caller caller) {
        inspect(key);
        return jobs.drill(key, caller);
    }

    Job restore(RestoreWish wish, Caller caller) {
        inspect(new ArchiveKey(wish.archive(), wish.passphrase()));
        if (wish.capability() != null) {
            manager.keptFiles(wish.capability());
        }
        return jobs.restore(wish, caller);
    }

    Job fetch(DepositName which, Caller caller) {
        return jobs.fetch(which, caller);
    }

    Neighbourhood neighbours(NeighbourQuery query) {
        return new Neighbourhood(hosting.offer(), deposits.holders(query.passphrase()), hosting.guests());
    }

    Empty delete(ArchiveName which) {
        shelf.delete(shelf.find(which.archive()));
        return Empty.EMPTY;
    }

    Backups schedule(Schedule wanted) {
        rules.check(wanted, agenda.hasPassphrase());
        agenda.set(wanted);
        return list();
    }
}
