package org.cloudy.load;

import java.io.IOException;
import java.util.List;

/** One Lucene index in one process, called directly: what is physically possible. */
final class LuceneAlone implements Contender {
    private final Worker worker;
    private final boolean topAlone;

    private LuceneAlone(Worker worker, boolean topAlone) {
        this.worker = worker;
        this.topAlone = topAlone;
    }

    static LuceneAlone start(Workspace workspace, String heap) throws IOException {
        return new LuceneAlone(
                Worker.start(
                        IndexWorker.class, heap, workspace.resolve("lucene").toString()),
                false);
    }

    /** The same index, asked for the best documents alone. */
    LuceneAlone topAlone() {
        return new LuceneAlone(worker, true);
    }

    @Override
    public String name() {
        return topAlone ? "Lucene alone, best ten only" : "Lucene alone, the same answer";
    }

    @Override
    public double put(int documents) throws IOException {
        worker.ask(Worker.Done.class, "read " + documents);
        return worker.ask(SearchMember.Took.class, "put").millis();
    }

    @Override
    public Clients.Round measure(int clients, double seconds) throws IOException {
        return worker.ask(Clients.Round.class, (topAlone ? "top " : "measure ") + clients + " " + seconds);
    }

    @Override
    public SearchMember.Published publish(int count) throws IOException {
        return worker.ask(SearchMember.Published.class, "publish " + count);
    }

    @Override
    public long disk() throws IOException {
        return worker.ask(IndexWorker.Disk.class, "disk").bytes();
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(worker.handle());
    }

    @Override
    public void close() {
        worker.close();
    }
}
