package org.cloudy.platform.spill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * What a node has no room for in its memory, in an SQLite file beside. It lives as long as the process: others have it too, so nothing is
 * made sure of, and a file that was left behind is thrown away. What nobody refers to any more is taken out when the garbage collector finds
 * that; so that a file does not grow on what it has not found, it is told to look after as much was written as there was before, as the
 * Java platform does for memory beside its heap. For any thread; methods block.
 */
final class SpillFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpillFile.class);
    private static final String INSERT = "INSERT INTO spilled (id, bytes) VALUES (?, ?)";
    private static final int CACHE_KIB = 512;
    /** Bytes that may be of no use before they are looked for. */
    private static final long SLACK = 64L << 20;

    private final Path file;
    private final Connection connection;
    private final PreparedStatement select;
    private final PreparedStatement delete;
    private final Cleaner cleaner =
            Cleaner.create(Thread.ofPlatform().daemon().name("spill-file").factory());
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private volatile boolean writable = true;
    private PreparedStatement insert;
    /** Id that was given. */
    private long last;

    private SpillFile(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        try (var schema = connection.createStatement()) {
            schema.execute("CREATE TABLE spilled (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
        }
        this.insert = connection.prepareStatement(INSERT);
        this.select = connection.prepareStatement("SELECT bytes FROM spilled WHERE id = ?");
        this.delete = connection.prepareStatement("DELETE FROM spilled WHERE id = ?");
    }

    /**
     * Makes an empty one.
     *
     * @param folder where it may be, made if it is not there
     * @throws UncheckedIOException if nothing can be written there
     */
    static SpillFile open(Path folder) {
        return open(folder, new SQLiteConfig());
    }

    static SpillFile open(Path folder, SQLiteConfig config) {
        // Without any, a write that fails for want of room leaves the file broken.
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setCacheSize(-CACHE_KIB);
        try {
            Path file = Files.createDirectories(folder).resolve("spill.db");
            Files.deleteIfExists(file);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + file);
            return new SpillFile(file, source.getConnection());
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("no file can be made in " + folder, e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that are in it, those of no use included that were not found yet. */
    long size() {
        return bytes.get();
    }

    /** Puts bytes there; where that can't be, as on a full disk, they stay in memory. */
    SpilledBytes keep(byte[] value) {
        try {
            SpilledBytes spilled = SpilledBytes.in(this, insert(value), value.length);
            bytes.addAndGet(value.length);
            cleaner.register(spilled, new Removal(this, spilled.id(), value.length));
            lookForGarbage(value.length);
            writable = true;
            return spilled;
        } catch (SQLException e) {
            if (writable) {
                LOG.warn("What members share stays in memory from now on: it can't be written to {}", file, e);
            }
            writable = false;
            return SpilledBytes.of(value);
        }
    }

    /** What lies there; empty if it can't be read. */
    Optional<byte[]> read(long id) {
        turn.lock();
        try {
            select.setLong(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            LOG.warn("What lies in {} can't be read; it is missed until who published it puts it there again", file, e);
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
            Files.deleteIfExists(file);
        } catch (SQLException | IOException e) {
            LOG.debug("{} stays behind, and is thrown away by the next start", file, e);
        } finally {
            turn.unlock();
        }
    }

    private long insert(byte[] value) throws SQLException {
        turn.lock();
        try {
            insert.setLong(1, ++last);
            insert.setBytes(2, value);
            insert.executeUpdate();
            return last;
        } catch (SQLException e) {
            // The driver has no more use for a statement that failed.
            insert.close();
            insert = connection.prepareStatement(INSERT);
            throw e;
        } finally {
            turn.unlock();
        }
    }

    private void lookForGarbage(long more) {
        long since = written.addAndGet(more);
        if (since > Math.max(SLACK, bytes.get() - since) && written.compareAndSet(since, 0)) {
            System.gc();
        }
    }

    private record Removal(SpillFile file, long id, int length) implements Runnable {
        @Override
        public void run() {
            file.remove(id, length);
        }
    }

    private void remove(long id, int length) {
        turn.lock();
        try {
            if (!connection.isClosed()) {
                delete.setLong(1, id);
                delete.executeUpdate();
                bytes.addAndGet(-length);
            }
        } catch (SQLException e) {
            LOG.debug("{} bytes of no use stay in {}", length, file, e);
        } finally {
            turn.unlock();
        }
    }
}
