package org.cloudy.backup;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.deposit.Deposits;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.DepositName;
import org.cloudy.bus.backup.RestoreWish;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of jobs about backups, one at a time. What a crash interrupts is marked as failed: nothing half done is left that anybody
 * takes for whole, and a capability that was being taken back is so by the manager's own job.
 */
final class BackupJobs {
    static final String RESOURCE = "backup";

    private final NodeContext node;
    private final Shelf shelf;
    private final Manager manager;
    private final Passages passages;
    private final Deposits deposits;
    private final Making making;
    private final JobKind<BackupWish> create;
    private final JobKind<BackupWish> remove;
    private final JobKind<ArchiveKey> verify;
    private final JobKind<ArchiveKey> drill;
    private final JobKind<RestoreWish> restore;
    private final JobKind<DepositName> fetch;

    BackupJobs(NodeContext node, Shelf shelf, Manager manager, Passages passages, Deposits deposits) {
        this.node = node;
        this.shelf = shelf;
        this.manager = manager;
        this.passages = passages;
        this.deposits = deposits;
        this.fetch = kind("fetch", DepositName.class, which -> named("fetch", Text.verbatim(which.id())), this::fetch);
        this.making = new Making(node, shelf, manager);
        this.create = kind("create", BackupWish.class, wish -> named("create", title(wish.capability())), this::create);
        this.remove = kind("remove", BackupWish.class, wish -> named("remove", title(wish.capability())), this::remove);
        this.verify = kind("verify", ArchiveKey.class, key -> named("verify", file(key.archive())), this::verify);
        this.drill = kind("drill", ArchiveKey.class, key -> named("drill", file(key.archive())), this::drill);
        this.restore =
                kind("restore", RestoreWish.class, wish -> named("restore", title(wish.capability())), this::restore);
    }

    static <A extends Record> JobKind<A> kind(
            String name, Class<A> arguments, Function<A, Text> title, BiConsumer<A, Progress> body) {
        return new JobKind<>("backup." + name, arguments, title, JobKind.Recovery.FAIL, body::accept);
    }

    /** What people call it: a capability, or the node as a whole. */
    private Text title(@Nullable String capability) {
        return capability == null ? Text.verbatim(node.name().current()) : manager.title(capability);
    }

    /** The name of an archive that may be given by its whole path. */
    private static Text file(String archive) {
        return Text.verbatim(archive.substring(archive.lastIndexOf('/') + 1));
    }

    private static Text named(String key, Text name) {
        return Messages.around("backup.job." + key, Map.of("name", name));
    }

    void register(Agenda agenda) {
        node.jobs().register(create);
        node.jobs().register(remove);
        node.jobs().register(verify);
        node.jobs().register(drill);
        node.jobs().register(restore);
        node.jobs().register(fetch);
        node.jobs().register(agenda.kind());
    }

    Job create(BackupWish wish, Caller caller) {
        return node.jobs().submit(create, RESOURCE, wish, caller);
    }

    Job remove(BackupWish wish, Caller caller) {
        return node.jobs().submit(remove, RESOURCE, wish, caller);
    }

    Job verify(ArchiveKey key, Caller caller) {
        return node.jobs().submit(verify, RESOURCE, key, caller);
    }

    Job drill(ArchiveKey key, Caller caller) {
        return node.jobs().submit(drill, RESOURCE, key, caller);
    }

    Job restore(RestoreWish wish, Caller caller) {
        return node.jobs().submit(restore, RESOURCE, wish, caller);
    }

    Job fetch(DepositName which, Caller caller) {
        return node.jobs().submit(fetch, RESOURCE, which, caller);
    }

    Job scheduled(Agenda agenda) {
        return node.jobs().submit(agenda.kind(), RESOURCE, Empty.EMPTY, Caller.NODE);
    }

    private void create(BackupWish wish, Progress progress) {
        make(wish, false, progress).close();
    }

    /**
     * An archive that was made.
     *
     * @param passing whether this is only a copy of what a neighbour keeps, which goes when it is closed
     */
    record Made(Path file, boolean passing) implements AutoCloseable {
        @Override
        public void close() {
            if (passing) {
                Disk.delete(file);
            }
        }
    }

    /** Makes one where it is wanted. */
    Made make(BackupWish wish, boolean scheduled, Progress progress) {
        NodeId neighbour = wish.neighbour();
        if (neighbour != null) {
            return send(wish, neighbour, scheduled, progress);
        }
        Path file = making.make(wish, shelf.folder(wish.folder()), progress);
        shelf.note(file, new Shelf.Note(wish.capability(), scheduled, null, null));
        progress.line(file.toString());
        return new Made(file, false);
    }

    private Made send(BackupWish wish, NodeId neighbour, boolean scheduled, Progress progress) {
        deposits.requireOpen(neighbour);
        Made made = new Made(making.make(wish, shelf.passing(), progress), true);
        try {
            deposits.send(made.file(), wish, neighbour, scheduled, progress);
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private void fetch(DepositName which, Progress progress) {
        deposits.fetch(which, shelf::place, progress);
    }

    void drill(ArchiveKey key, Progress progress) {
        examine(key, file -> passages.drill(file, key.passphrase(), progress));
    }

    private void verify(ArchiveKey key, Progress progress) {
        examine(key, file -> passages.verify(file, key.passphrase(), progress));
    }

    private void examine(ArchiveKey key, Consumer<Path> examination) {
        Path file = Shelf.file(shelf.find(key.archive()));
        try {
            examination.accept(file);
            shelf.examined(file, null);
        } catch (Failure e) {
            if (e.code() == FailureCode.INVALID) {
                shelf.examined(file, e.problem().message());
            }
            throw e;
        }
    }

    /** What is about to go is kept first, and was read again to its end. */
    private void remove(BackupWish wish, Progress progress) {
        try (Made made = make(wish, false, progress)) {
            passages.verify(made.file(), wish.passphrase(), progress);
            shelf.examined(made.file(), null);
        }
        progress.step(99, "backup.step.removing");
        manager.remove(String.valueOf(wish.capability()));
    }

    private void restore(RestoreWish wish, Progress progress) {
        Path file = Shelf.file(shelf.find(wish.archive()));
        String capability = wish.capability();
        if (capability == null) {
            passages.stageNode(file, wish.passphrase(), progress);
            progress.step(99, "backup.step.anew");
            node.restart().run();
        } else {
            String stage = passages.stageCapability(file, wish.passphrase(), capability, progress);
            progress.step(97, "backup.step.taking-back", Map.of("name", capability));
            manager.takeBack(capability, stage);
        }
    }
}
