package org.cloudy.search;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What others did to documents in this node's name, looked at one after the other: each once, however often it was touched, and all there
 * are where many were. For any thread.
 */
final class Guard {
    private static final int MOST = 10_000;

    private final Consumer<String> look;
    private final Runnable lookAtAll;
    private final Consumer<Runnable> later;
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean many = new AtomicBoolean();
    private final AtomicBoolean waits = new AtomicBoolean();

    /**
     * @param look at the document of an id
     * @param later runs both, one after the other
     */
    Guard(Consumer<String> look, Runnable lookAtAll, Consumer<Runnable> later) {
        this.look = look;
        this.lookAtAll = lookAtAll;
        this.later = later;
    }

    /** Somebody did something to a document. */
    void touch(String id) {
        if (touched.size() < MOST) {
            touched.add(id);
        } else {
            many.set(true);
        }
        if (waits.compareAndSet(false, true)) {
            later.accept(this::work);
        }
    }

    private void work() {
        waits.set(false);
        if (many.getAndSet(false)) {
            touched.clear();
            lookAtAll.run();
        }
        for (Iterator<String> ids = touched.iterator(); ids.hasNext(); ) {
            String id = ids.next();
            ids.remove();
            look.accept(id);
        }
    }
}
