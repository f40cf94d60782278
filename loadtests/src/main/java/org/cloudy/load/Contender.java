package org.cloudy.load;

import java.io.IOException;
import java.util.List;

/** What searches the documents, in one way or another. */
interface Contender extends AutoCloseable {
    String name();

    /** Takes in so many documents; how long that took until all were found. */
    double put(int documents) throws IOException, InterruptedException;

    /** So many clients for so long. */
    Clients.Round measure(int clients, double seconds) throws Exception;

    /** Publishes so many documents, one after the other. */
    SearchMember.Published publish(int count) throws IOException, InterruptedException;

    /** Bytes of all indexes on disk. */
    long disk() throws IOException, InterruptedException;

    /** All processes that it consists of. */
    List<ProcessHandle> processes();

    @Override
    void close();
}
