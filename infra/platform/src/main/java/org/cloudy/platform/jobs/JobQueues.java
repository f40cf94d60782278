package org.cloudy.platform.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One queue for each resource; its head is the job that runs. For whoever holds the lock. */
final class JobQueues {
    private final Map<String, Deque<JobRun<?>>> queues = new HashMap<>();

    /** Puts a job at the end of its queue; tells whether nothing is before it. */
    boolean add(JobRun<?> run) {
        Deque<JobRun<?>> queue = queues.computeIfAbsent(run.job().resource(), resource -> new ArrayDeque<>());
        queue.add(run);
        return queue.size() == 1;
    }

    /** Takes a job out of its queue; gives the next one if this one held it up. */
    Optional<JobRun<?>> remove(JobRun<?> run) {
        String resource = run.job().resource();
        Deque<JobRun<?>> queue = queues.get(resource);
        if (queue == null) {
            return Optional.empty();
        }
        boolean ran = queue.peek() == run;
        queue.remove(run);
        if (queue.isEmpty()) {
            queues.remove(resource);
        }
        return ran ? Optional.ofNullable(queue.peek()) : Optional.empty();
    }

    /** Whether another job is before this one. */
    boolean isWaiting(JobRun<?> run) {
        Deque<JobRun<?>> queue = queues.get(run.job().resource());
        return queue != null && queue.contains(run) && queue.peek() != run;
    }

    /** The jobs that run. */
    List<JobRun<?>> running() {
        return queues.values().stream().<JobRun<?>>map(Deque::element).toList();
    }
}
