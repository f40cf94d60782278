package org.cloudy.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.Wire;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.platform.store.NodeStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Jobs and their lines in the node store, of both only the latest. */
final class JobTable {
    static final int MOST_JOBS = 200;
    static final int MOST_LINES = 10_000;

    private final NodeStore store;

    JobTable(NodeStore store) {
        this.store = store;
    }

    /** A job that is not over, with what it was asked to do. */
    record Open(Job job, int attempts, String arguments) {}

    /** Keeps a new job, whatever its id says, and forgets the oldest; its own id is in the answer. */
    Job insert(Job job, Record arguments) {
        return store.transaction(handle -> {
            long id = handle.createUpdate("INSERT INTO job (kind, resource, state, args, json) VALUES (?, ?, ?, ?, '')")
                    .bind(0, job.kind())
                    .bind(1, job.resource())
                    .bind(2, job.state().name())
                    .bind(3, json(arguments))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            Job numbered = JobStates.numbered(job, id);
            update(handle, numbered);
            handle.execute(
                    "DELETE FROM job WHERE state NOT IN ('QUEUED', 'RUNNING') AND id <= ?"
                            + " AND id NOT IN (SELECT id FROM job ORDER BY id DESC LIMIT ?)",
                    id,
                    MOST_JOBS);
            return numbered;
        });
    }

    /** The open job of this kind that works on this resource. */
    Optional<Long> open(String kind, String resource) {
        return store.read(handle -> handle.createQuery(
                        "SELECT id FROM job WHERE kind = ? AND resource = ? AND state IN ('QUEUED', 'RUNNING')")
                .bind(0, kind)
                .bind(1, resource)
                .mapTo(Long.class)
                .findOne());
    }

    /** Keeps what became of a job and what it wrote. */
    void save(Job job, List<JobLine> lines) {
        store.transaction(handle -> {
            update(handle, job);
            return append(handle, job.id(), lines);
        });
    }

    private static void update(Handle handle, Job job) {
        handle.createUpdate("UPDATE job SET attempts = attempts + (:state = 'RUNNING' AND state = 'QUEUED'),"
                        + " state = :state, json = :json WHERE id = :id")
                .bind("state", job.state().name())
                .bind("json", json(job))
                .bind("id", job.id())
                .execute();
        if (job.state().isOver()) {
            // They may hold secrets, and are of no more use.
            handle.execute("UPDATE job SET args = '' WHERE id = ?", job.id());
        }
    }

    private static int append(Handle handle, long id, List<JobLine> lines) {
        if (lines.isEmpty()) {
            return 0;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO job_line (job, number, time, text) VALUES (?, ?, ?, ?)");
        lines.forEach(line -> batch.add(line.job(), line.number(), line.time().toString(), line.text()));
        batch.execute();
        return handle.execute(
                "DELETE FROM job_line WHERE job = ? AND number <= ?",
                id,
                lines.getLast().number() - MOST_LINES);
    }

    List<Open> allOpen() {
        return store.read(handle -> handle.createQuery(
                        "SELECT json, attempts, args FROM job WHERE state IN ('QUEUED', 'RUNNING') ORDER BY id")
                .map((row, context) -> new Open(job(row.getString(1)), row.getInt(2), row.getString(3)))
                .list());
    }

    Optional<Job> find(long id) {
        return store.read(handle -> handle.createQuery("SELECT json FROM job WHERE id = ?")
                .bind(0, id)
                .mapTo(String.class)
                .findOne()
                .map(JobTable::job));
    }

    List<Job> latest(int count) {
        return store.read(handle -> handle.createQuery("SELECT json FROM job ORDER BY id DESC LIMIT ?")
                .bind(0, count)
                .map((row, context) -> job(row.getString(1)))
                .list());
    }

    /** At most so many lines of a job, from this number on. */
    List<JobLine> lines(long id, int from, int count) {
        return store.read(handle -> handle.createQuery(
                        "SELECT number, time, text FROM job_line WHERE job = ? AND number >= ? ORDER BY number LIMIT ?")
                .bind(0, id)
                .bind(1, from)
                .bind(2, count)
                .map((row, context) ->
                        new JobLine(id, row.getInt(1), Instant.parse(row.getString(2)), row.getString(3)))
                .list());
    }

    /** The number of a job's last line; 0 if it wrote none. */
    int lastLine(long id) {
        return store.read(handle -> handle.createQuery("SELECT coalesce(max(number), 0) FROM job_line WHERE job = ?")
                .bind(0, id)
                .mapTo(Integer.class)
                .one());
    }

    private static String json(Record record) {
        try {
            return Wire.mapper().writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON can be made of a " + record.getClass().getSimpleName(), e);
        }
    }

    private static Job job(String json) {
        try {
            return Wire.mapper().readValue(json, Job.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the node store holds a job of another form", e);
        }
    }
}
