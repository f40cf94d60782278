package org.cloudy.system;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/** The accounts in the node store. No change leaves the node without an administrator who can sign in. Methods block. */
final class AccountStore {
    private final NodeStore store;
    private final Documents<StoredAccount> documents;

    AccountStore(NodeStore store) {
        this.store = store;
        this.documents = store.documents("account", StoredAccount.class);
    }

    Map<String, StoredAccount> all() {
        return documents.all();
    }

    Optional<StoredAccount> find(String user) {
        return documents.get(user);
    }

    /** Failure NOT_FOUND. */
    StoredAccount get(String user) {
        return find(user)
                .orElseThrow(() -> Failure.of(
                        FailureCode.NOT_FOUND, "system.account.unknown", Map.of("user", Text.shortened(user))));
    }

    /** Failure CONFLICT if the name is taken. */
    void add(String user, StoredAccount account) {
        if (!documents.putIfAbsent(user, account)) {
            throw Failure.of(FailureCode.CONFLICT, "system.account.taken", Map.of("user", user));
        }
    }

    /** Changes an account as it is at this moment; what it is then. Failure NOT_FOUND or CONFLICT. */
    StoredAccount change(String user, UnaryOperator<StoredAccount> change) {
        return store.transaction(handle -> {
            StoredAccount before = get(user);
            StoredAccount after = change.apply(before);
            if (before.administers() && !after.administers()) {
                checkAnother(user);
            }
            documents.put(user, after);
            return after;
        });
    }

    /** Failure NOT_FOUND or CONFLICT. */
    void remove(String user) {
        store.atomically(() -> {
            if (get(user).administers()) {
                checkAnother(user);
            }
            documents.remove(user);
        });
    }

    private void checkAnother(String user) {
        boolean another = documents.all().entrySet().stream()
                .anyMatch(each -> !each.getKey().equals(user) && each.getValue().administers());
        if (!another) {
            throw Failure.of(FailureCode.CONFLICT, "system.account.last", Map.of("user", user));
        }
    }
}
