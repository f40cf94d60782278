package org.cloudy.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.cloudy.platform.settings.Secret;
import org.cloudy.platform.store.Documents;
import org.cloudy.platform.store.NodeStore;

/**
 * The one-time code that a new node prints, and that its first-boot wizard asks: whoever can read the node's output owns it.
 * Eight digits, as 1234-5678; the same until the node is set up.
 */
public final class SetupCode {
    private static final String KEY = "code";

    private final Documents<Stored> documents;

    private record Stored(boolean used, Secret code) {}

    /** The code of the node with this store, made now if it never had one. */
    public SetupCode(NodeStore store) {
        this.documents = store.documents("setup", Stored.class);
        documents.putIfAbsent(KEY, new Stored(false, new Secret(random())));
    }

    /** The code; empty once the node is set up. */
    public Optional<String> pending() {
        return documents
                .get(KEY)
                .filter(stored -> !stored.used())
                .map(stored -> stored.code().reveal());
    }

    /** Whether somebody typed the pending code; hyphens and spaces do not matter. */
    public boolean matches(String typed) {
        return pending()
                .filter(code -> MessageDigest.isEqual(digits(code), digits(typed)))
                .isPresent();
    }

    /** The node is set up: the code is of no more use. */
    public void use() {
        documents.put(KEY, new Stored(true, new Secret("")));
    }

    private static byte[] digits(String code) {
        return code.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
    }

    private static String random() {
        SecureRandom random = new SecureRandom();
        return "%04d-%04d".formatted(random.nextInt(10_000), random.nextInt(10_000));
    }
}
