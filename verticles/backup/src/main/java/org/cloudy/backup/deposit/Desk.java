package org.cloudy.backup.deposit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cloudy.backup.deposit.Cellar.Item;
import org.cloudy.backup.deposit.Letters.Answer;
import org.cloudy.backup.deposit.Letters.Ask;
import org.cloudy.bus.Call;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.DepositContract;
import org.cloudy.bus.backup.Parcel;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.platform.Attempts;
import org.cloudy.platform.NodeContext;
import org.jspecify.annotations.Nullable;

/**
 * The holder's side: whoever asks is a member of the micro cloud that may mean harm. A request counts only if the node that it is of
 * signed it for this one just now, and it gets at nothing but what that node left here, or can prove to know the passphrase of. Blocks.
 */
final class Desk {
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 8;
    private static final int LISTED = 200;

    private final NodeContext node;
    private final Vault vault;
    private final Supplier<SpaceOffer> offer;
    private final Predicate<NodeId> isMember;
    private final Attempts attempts;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<NodeId, Instant> begun = new HashMap<>();

    /** @param isMember whether a node is of the micro cloud now */
    Desk(NodeContext node, Vault vault, Supplier<SpaceOffer> offer, Predicate<NodeId> isMember) {
        this.node = node;
        this.vault = vault;
        this.offer = offer;
        this.isMember = isMember;
        this.attempts = new Attempts(1000, Duration.ofMillis(4), 1000, node.clock());
    }

    /** Answers a parcel that came for a call. */
    Parcel answer(Call<Parcel, Parcel> call, Parcel parcel) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            Ask ask = checked(call, parcel);
            return answer(call, ask, parcel);
        } finally {
            places.release();
        }
    }

    private Ask checked(Call<Parcel, Parcel> call, Parcel parcel) {
        Ask ask = Letters.ask(parcel);
        Duration apart = Duration.between(ask.at(), node.clock().instant()).abs();
        if (!ask.depositCall().equals(call.address())
                || !ask.to().equals(node.identity().id())
                || ask.from().equals(node.identity().id())
                || apart.compareTo(CLOCKS_APART) > 0) {
            throw Letters.forged();
        }
        if (!isMember.test(ask.from())) {
            throw Failure.of(FailureCode.UNAVAILABLE, "backup.deposit.stranger");
        }
        attempts.take(ask.from().value()).ifPresent(wait -> {
            throw busy();
        });
        return ask;
    }

    private static Failure busy() {
        return Failure.of(FailureCode.UNAVAILABLE, "backup.deposit.busy");
    }

    private Parcel answer(Call<Parcel, Parcel> call, Ask ask, Parcel parcel) {
        if (call.equals(DepositContract.LIST)) {
            return list(ask, parcel);
        } else if (call.equals(DepositContract.BEGIN)) {
            return begun(ask, begin(ask));
        } else if (call.equals(DepositContract.APPEND)) {
            byte[] data = Letters.data(parcel, ask.sha256());
            return begun(ask, vault.append(ask.from(), id(ask), ask.offset(), data));
        } else if (call.equals(DepositContract.FINISH)) {
            return finished(ask, vault.finish(ask.from(), id(ask)));
        } else if (call.equals(DepositContract.READ)) {
            byte[] data = vault.read(
                    accessible(ask, parcel).orElseThrow(Sheet::unknown).sheet(), ask.offset());
            return sealed(ask, ask.offset(), Sums.of(data), List.of(), data);
        } else if (call.equals(DepositContract.DISCARD)) {
            accessible(ask, parcel).ifPresent(item -> vault.discard(item.sheet()));
            return begun(ask, 0);
        }
        throw new IllegalArgumentException("no call about deposits: " + call.address());
    }

    /** Once only: who sends it again would have the owner's unfinished archive deleted. */
    private long begin(Ask ask) {
        if (ask.upload() == null) {
            throw Letters.forged();
        }
        Sheet sheet = Sheet.of(ask.from(), ask.upload());
        requireLatest(ask);
        return vault.begin(sheet);
    }

    private synchronized void requireLatest(Ask ask) {
        Instant before = begun.get(ask.from());
        if (before != null && !ask.at().isAfter(before)) {
            throw Letters.forged();
        }
        begun.put(ask.from(), ask.at());
    }

    private Parcel list(Ask ask, Parcel parcel) {
        List<Deposit> deposits = vault.all().stream()
                .filter(Item::whole)
                .filter(item -> isOf(ask, parcel, item))
                .limit(LISTED)
                .map(Desk::deposit)
                .toList();
        return sealed(ask, 0, null, deposits, null);
    }

    private Optional<Item> accessible(Ask ask, Parcel parcel) {
        String id = id(ask);
        if (parcel.proof() == null) {
            return vault.find(ask.from(), id).filter(item -> item.whole() || discards(ask));
        }
        return vault.all().stream()
                .filter(Item::whole)
                .filter(item -> item.sheet().id().equals(id))
                .filter(item -> isOf(ask, parcel, item))
                .findAny();
    }

    /** What is not whole yet is nothing to be read, and can be given up. */
    private static boolean discards(Ask ask) {
        return ask.depositCall().equals(DepositContract.DISCARD.address());
    }

    /** Without a proof it has to be of whoever signed; with one, of whoever knows its passphrase. */
    private static boolean isOf(Ask ask, Parcel parcel, Item item) {
        return parcel.proof() == null
                ? item.sheet().owner().equals(ask.from())
                : Letters.proves(parcel, Claim.decode(item.sheet().claim()));
    }

    private static String id(Ask ask) {
        if (ask.id() == null || !Sheet.isId(ask.id())) {
            throw Letters.forged();
        }
        return ask.id();
    }

    private Parcel begun(Ask ask, long offset) {
        return sealed(ask, offset, null, List.of(), null);
    }

    private Parcel finished(Ask ask, Item item) {
        return sealed(ask, item.present(), null, List.of(deposit(item)), null);
    }

    private static Deposit deposit(Item item) {
        Sheet sheet = item.sheet();
        return new Deposit(sheet.id(), sheet.name(), sheet.bytes(), sheet.sha256(), item.touched());
    }

    private Parcel sealed(
            Ask ask, long offset, @Nullable String sha256, List<Deposit> deposits, byte @Nullable [] data) {
        // Looked for only where somebody wants to know: it takes a look at all that is kept.
        long free = ask.depositCall().equals(DepositContract.LIST.address()) ? vault.free(ask.from()) : 0;
        Answer answer = new Answer(
                ask.nonce(),
                node.identity().id(),
                ask.from(),
                offset,
                sha256,
                offer.get().memberMegabytes() > 0,
                free,
                deposits);
        return Letters.seal(node.identity(), answer, data, null);
    }
}
