package org.cloudy.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The node's own state: users, settings, jobs, published services, identity, in one SQLite file. Every write is on the disk
 * when the method returns. Methods block, and fail with a {@link org.cloudy.bus.Failure} (UNAVAILABLE) that says what is wrong with
 * the disk.
 */
public final class NodeStore implements AutoCloseable {
    /** One script for each version of the schema, applied in order; never changed once released. */
    private static final List<String> MIGRATIONS = List.of("1.sql", "2.sql");

    private final Jdbi jdbi;
    /** The one that writes; also, SQLite clears its journal away with the last connection, and this one stays. */
    private final Handle writer;

    /** Waiting here costs nothing; waiting for SQLite's own lock would hold up a carrier of virtual threads. */
    private final ReentrantLock turn = new ReentrantLock();

    private NodeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.writer = jdbi.open();
    }

    /**
     * Opens the store, makes it if there is none, and brings its schema up to date.
     *
     * @throws IllegalStateException if it was written by a newer version of Cloudy
     */
    public static NodeStore open(Path file) {
        return open(file, new SQLiteConfig());
    }

    static NodeStore open(Path file, SQLiteConfig config) {
        ownersOnly(file);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Jdbi jdbi = Jdbi.create(source);
        return StoreFailure.instead(() -> {
            jdbi.useTransaction(NodeStore::migrate);
            return new NodeStore(jdbi);
        });
    }

    /** It holds the node's secrets. */
    private static void ownersOnly(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Then it was made so before.
        } catch (IOException e) {
            throw StoreFailure.of(e);
        }
    }

    /** Documents of one kind, kept as JSON under a key. */
    public <T> Documents<T> documents(String collection, Class<T> type) {
        return new Documents<>(this, collection, type);
    }

    /** Does something with the database, all of it or nothing: for what is more than documents. */
    public <R> R transaction(Function<Handle, R> work) {
        turn.lock();
        try {
            return StoreFailure.instead(() -> writer.inTransaction(work::apply));
        } finally {
            turn.unlock();
        }
    }

    /** Writes several documents, all of them or none. */
    public void atomically(Runnable writes) {
        transaction(handle -> {
            writes.run();
            return handle;
        });
    }

    /** Reads from the database, without waiting for those who write. */
    public <R> R read(Function<Handle, R> query) {
        return StoreFailure.instead(() -> jdbi.withHandle(query::apply));
    }

    /** What is broken in the file, in SQLite's words; empty if nothing is. Takes a moment for each megabyte. */
    public List<String> problems() {
        return read(handle -> handle.createQuery("PRAGMA quick_check")
                        .mapTo(String.class)
                        .list())
                .stream()
                .filter(line -> !line.equals("ok"))
                .toList();
    }

    /**
     * Writes a copy of the store as it is at one moment, for a backup: without the jobs that wait or run, for they are of this life of
     * the node alone.
     *
     * @param file that does not exist yet
     */
    public void copyTo(Path file) {
        ownersOnly(file);
        StoreFailure.instead(() -> jdbi.withHandle(handle -> handle.execute("VACUUM INTO ?", file.toString())));
        try (NodeStore copy = open(file)) {
            copy.transaction(handle -> handle.execute("DELETE FROM job WHERE state IN ('QUEUED', 'RUNNING')"));
        }
    }

    /**
     * Opens a copy and looks whether it is sound.
     *
     * @throws Failure INVALID if it is not; CONFLICT if it was written by a newer version of Cloudy
     */
    public static void check(Path file) {
        try (NodeStore copy = open(file)) {
            List<String> found = copy.problems();
            if (!found.isEmpty()) {
                throw Failure.of(FailureCode.INVALID, "store.unsound", Map.of("found", String.join("; ", found)));
            }
        } catch (IllegalStateException e) {
            throw Failure.of(FailureCode.CONFLICT, "store.newer", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            writer.close();
        } finally {
            turn.unlock();
        }
    }

    private static void migrate(Handle handle) {
        int version =
                handle.createQuery("PRAGMA user_version").mapTo(Integer.class).one();
        if (version > MIGRATIONS.size()) {
            throw new IllegalStateException("the node's data was written by a newer Cloudy (schema " + version
                    + ", this one knows " + MIGRATIONS.size() + "): start that version");
        }
        for (String script : MIGRATIONS.subList(version, MIGRATIONS.size())) {
            handle.createScript(read(script)).execute();
        }
        handle.execute("PRAGMA user_version = " + MIGRATIONS.size());
    }

    private static String read(String script) {
        try (InputStream in = NodeStore.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException("no migration " + script + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
