package org.cloudy.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.testkit.FreePorts;

/** Members of one micro cloud with the search of a node, each a process; the first is asked. */
final class SearchCloud implements Contender {
    private static final int MOST = 16;

    private final Workspace workspace;
    private final String heap;
    private final int port = FreePorts.block(MOST);
    private final List<Worker> members = new ArrayList<>();

    private SearchCloud(Workspace workspace, String heap) {
        this.workspace = workspace;
        this.heap = heap;
    }

    static SearchCloud start(Workspace workspace, int size, String heap) throws IOException {
        SearchCloud cloud = new SearchCloud(workspace, heap);
        try {
            cloud.grow(size);
            return cloud;
        } catch (IOException | RuntimeException e) {
            cloud.close();
            throw e;
        }
    }

    /** Starts members until there are so many. */
    private void grow(int size) throws IOException {
        while (members.size() < size) {
            String name = "member-" + (members.size() + 1);
            List<String> arguments = new ArrayList<>(List.of(
                    workspace.resolve(name).toString(),
                    name,
                    "load-search-" + ProcessHandle.current().pid(),
                    String.valueOf(port + members.size())));
            if (!members.isEmpty()) {
                arguments.add(String.valueOf(port));
            }
            members.add(Worker.start(SearchMember.class, heap, arguments.toArray(String[]::new)));
            // Answered as soon as it has joined.
            members.getLast().ask(Worker.Done.class, "joined");
        }
    }

    /** Has members leave, one after the other, until there are so many, that have all of so many documents. */
    void shrink(int size, int documents) throws IOException {
        while (members.size() > size) {
            members.removeLast().close();
            whole(documents);
        }
    }

    /** Waits until all partitions answer, with so many documents. */
    double whole(int documents) throws IOException {
        return members.getFirst()
                .ask(SearchMember.Took.class, "whole " + documents)
                .millis();
    }

    @Override
    public String name() {
        return members.size() == 1 ? "Cloudy, 1 node" : "Cloudy, " + members.size() + " nodes";
    }

    @Override
    public double put(int documents) throws IOException {
        SignedCorpus corpus = SignedCorpus.write(workspace.folder(), documents);
        long begun = System.nanoTime();
        members.getFirst().ask(Worker.Done.class, "put " + corpus.folder());
        whole(documents);
        return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public Clients.Round measure(int clients, double seconds) throws IOException {
        return members.getFirst().ask(Clients.Round.class, "measure " + clients + " " + seconds);
    }

    @Override
    public SearchMember.Published publish(int count) throws IOException {
        return members.getFirst().ask(SearchMember.Published.class, "publish " + count);
    }

    @Override
    public long disk() throws IOException {
        long bytes = 0;
        for (int member = 1; member <= members.size(); member++) {
            Path cache = workspace.resolve("member-" + member).resolve("cache");
            try (Stream<Path> files = Files.walk(cache)) {
                bytes += files.mapToLong(file -> file.toFile().length()).sum();
            }
        }
        return bytes;
    }

    @Override
    public List<ProcessHandle> processes() {
        return members.stream().map(Worker::handle).toList();
    }

    @Override
    public void close() {
        members.reversed().forEach(Worker::close);
    }
}
