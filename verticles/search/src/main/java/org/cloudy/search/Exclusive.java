package org.cloudy.search;

import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread at a time, as {@code synchronized}, but fair enough for virtual threads: one that waited for a monitor is handed to the
 * scheduler by another thread than those that run queries, into a queue of its own, at which nobody looks for seconds as long as queries come
 * in without a pause. Reentrant.
 */
final class Exclusive {
    private final ReentrantLock lock = new ReentrantLock();

    /** What is done; it may fail. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T result() throws E;
    }

    <T, E extends Exception> T get(Work<T, E> work) throws E {
        lock.lock();
        try {
            return work.result();
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
