package org.cloudy.backup.deposit;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.deposit.Letters.Answer;
import org.cloudy.backup.deposit.Letters.Upload;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.DepositName;
import org.cloudy.bus.backup.Neighbourhood.Holder;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.store.Documents;
import org.jspecify.annotations.Nullable;

/** The archives of this node that neighbours keep. Blocks. */
public final class Deposits {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofMinutes(5);
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int ID = 26;
    private static final int LONGEST_NAME = 200;

    private final NodeContext node;
    private final Documents<Sent> sent;
    private final SecureRandom random = new SecureRandom();

    /**
     * What the node remembers of one.
     *
     * @param scheduled whether it was made by the schedule, which deletes it in time
     */
    record Sent(NodeId holder, String sha256, Instant written, boolean scheduled) {}

    /** Those of a node. */
    public Deposits(NodeContext node) {
        this.node = node;
        this.sent = node.store().documents("backup-deposit", Sent.class);
    }

    /** What neighbours keep: of this node, or what a passphrase opens; of those that answer, and give room or keep something. */
    public List<Holder> holders(@Nullable String passphrase) {
        Claim claim = claim(passphrase);
        Map<NodeId, NodeView> views = nodes(node);
        Map<NodeId, Future<Answer>> asked = views.values().stream()
                .filter(view -> !view.self())
                .collect(Collectors.toMap(NodeView::node, view -> new Neighbour(node, view.node()).list(claim)));
        List<Holder> holders = new ArrayList<>();
        asked.forEach((id, future) -> answer(future)
                .map(answer -> holder(id, name(views, id), answer))
                .filter(holder -> holder.open() || !holder.deposits().isEmpty())
                .forEach(holders::add));
        holders.sort(Comparator.comparing(Holder::name)
                .thenComparing(holder -> holder.node().value()));
        return holders;
    }

    /** Nothing of one that does not answer. */
    private static Stream<Answer> answer(Future<Answer> future) {
        try {
            return Stream.of(Futures.await(future, SOON));
        } catch (Failure e) {
            return Stream.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /** What is shown of it is at most what a node of ours says. */
    private static Holder holder(NodeId id, String name, Answer answer) {
        Predicate<Deposit> plain = deposit -> Sheet.isId(deposit.id()) && Sheet.isName(deposit.name());
        return new Holder(
                id,
                name,
                answer.open(),
                Math.max(0, answer.free()),
                answer.deposits().stream().filter(plain).toList());
    }

    private @Nullable Claim claim(@Nullable String passphrase) {
        return passphrase == null ? null : Claim.of(passphrase, node.config().microCloud());
    }

    /** Goes on only where a neighbour takes archives, before one is made for it. CONFLICT; UNAVAILABLE. */
    public void requireOpen(NodeId neighbour) {
        try {
            if (!Futures.await(new Neighbour(node, neighbour).list(null), SOON).open()) {
                throw Failure.of(FailureCode.CONFLICT, "backup.deposit.closed", Map.of("name", name(neighbour)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /** Has a neighbour keep an archive, and remembers it. */
    public void send(Path file, BackupWish wish, NodeId neighbour, boolean scheduled, Progress progress) {
        try {
            Upload upload = new Upload(
                    id(),
                    file.getFileName().toString(),
                    Files.size(file),
                    Sums.of(file),
                    Claim.of(wish.passphrase(), node.config().microCloud()).encode());
            carriage(neighbour, progress).send(file, upload);
            sent.put(
                    upload.id(),
                    new Sent(neighbour, upload.sha256(), node.clock().instant(), scheduled));
            progress.line(upload.name() + " @ " + neighbour);
        } catch (IOException e) {
            throw Disk.failure(file, e);
        }
    }

    /** Fetches one to a file that a name is given for. NOT_FOUND. */
    public Path fetch(DepositName which, Function<String, Path> place, Progress progress) {
        Claim claim = claim(which.passphrase());
        Neighbour neighbour = new Neighbour(node, which.node());
        Deposit deposit = find(neighbour, which.id(), claim);
        Path file = place.apply(deposit.name());
        carriage(which.node(), progress).fetch(deposit, file, claim);
        progress.line(file.toString());
        return file;
    }

    private Deposit find(Neighbour neighbour, String id, @Nullable Claim claim) {
        try {
            Answer answer = Futures.await(neighbour.list(claim), SOON);
            return holder(neighbour.id(), "", answer).deposits().stream()
                    .filter(deposit -> deposit.id().equals(id))
                    .peek(this::requireSame)
                    .findAny()
                    .orElseThrow(Sheet::unknown);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    /** Where this node remembers what it left there, another thing is not taken for it. */
    private void requireSame(Deposit deposit) {
        sent.get(deposit.id())
                .filter(kept -> !kept.sha256().equals(deposit.sha256()))
                .ifPresent(kept -> {
                    throw Failure.of(FailureCode.INVALID, "backup.archive.changed");
                });
    }

    /** Deletes one. */
    public Empty discard(DepositName which) {
        if (!Sheet.isId(which.id())) {
            throw Sheet.unknown();
        }
        new Neighbour(node, which.node()).discard(which.id(), claim(which.passphrase()));
        sent.remove(which.id());
        return Empty.EMPTY;
    }

    /** Deletes what the schedule made, but for the latest; at a neighbour that is away, another time. */
    public void keepLatest(int keep, Progress progress) {
        sent.all().entrySet().stream()
                .filter(entry -> entry.getValue().scheduled())
                .sorted(Comparator.comparing((Map.Entry<String, Sent> entry) ->
                                entry.getValue().written())
                        .reversed())
                .skip(keep)
                .forEach(entry -> forget(entry.getKey(), entry.getValue(), progress));
    }

    private void forget(String id, Sent old, Progress progress) {
        try {
            discard(new DepositName(old.holder(), id, null));
        } catch (Failure e) {
            progress.line("an older one stays for now: " + e.getMessage());
        }
    }

    private Carriage carriage(NodeId neighbour, Progress progress) {
        return new Carriage(new Neighbour(node, neighbour), name(neighbour), AWAY, progress);
    }

    private String name(NodeId id) {
        return name(nodes(node), id);
    }

    static String name(Map<NodeId, NodeView> nodes, NodeId id) {
        NodeView view = nodes.get(id);
        String name = view == null ? id.value() : view.name();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** The nodes of the micro cloud as they are now. */
    static Map<NodeId, NodeView> nodes(NodeContext node) {
        EventBus bus = node.vertx().eventBus();
        try {
            return Futures.await(DiscoveryContract.NODES.send(bus, Empty.EMPTY), SOON).nodes().stream()
                    .collect(Collectors.toMap(NodeView::node, Function.identity(), (one, other) -> one));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }

    private String id() {
        return random.ints(ID, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
