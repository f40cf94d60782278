package org.cloudy.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several observers of one change. */
final class Together {
    private Together() {}

    /** Lets all begin to watch, makes the change, and gives what each has seen. */
    static <T> List<T> watch(List<? extends Callable<T>> observers, Runnable change) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> watching = new ArrayList<>();
            observers.forEach(observer -> watching.add(executor.submit(observer)));
            change.run();
            List<T> seen = new ArrayList<>();
            for (Future<T> future : watching) {
                seen.add(future.get());
            }
            return seen;
        }
    }
}
