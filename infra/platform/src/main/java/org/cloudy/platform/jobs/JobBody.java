package org.cloudy.platform.jobs;

/** What a job does, on a virtual thread; it is interrupted when somebody cancels it. */
@FunctionalInterface
public interface JobBody<A extends Record> {
    void run(A arguments, Progress progress) throws InterruptedException;
}
