package org.cloudy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdentityTest {
    private static final byte[] MESSAGE = "a service of mine".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    @DisplayName("A node is who it was before it was restarted")
    void kept() {
        NodeIdentity first;
        try (NodeStore store = NodeStore.open(folder.resolve("node.db"))) {
            first = NodeIdentity.of(store);
        }
        try (NodeStore store = NodeStore.open(folder.resolve("node.db"))) {
            NodeIdentity second = NodeIdentity.of(store);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(NodeIdentity.verify(first.publicKey(), MESSAGE, second.sign(MESSAGE)))
                    .isTrue();
        }
    }

    @Test
    @DisplayName("The id is derived from the public key, and two nodes have two")
    void id() {
        NodeIdentity one = NodeIdentity.fresh();
        assertThat(one.id()).isEqualTo(NodeId.of(one.publicKey()));
        assertThat(NodeIdentity.fresh().id()).isNotEqualTo(one.id());
    }

    @Test
    @DisplayName("A signature is of its signer and of its message, and garbage is none")
    void signatures() {
        NodeIdentity one = NodeIdentity.fresh();
        byte[] signed = one.sign(MESSAGE);
        assertThat(NodeIdentity.verify(one.publicKey(), MESSAGE, signed)).isTrue();
        assertThat(NodeIdentity.verify(NodeIdentity.fresh().publicKey(), MESSAGE, signed))
                .isFalse();
        assertThat(NodeIdentity.verify(one.publicKey(), new byte[] {1}, signed)).isFalse();
        assertThat(NodeIdentity.verify(one.publicKey(), MESSAGE, new byte[64])).isFalse();
        assertThat(NodeIdentity.verify(one.publicKey(), MESSAGE, new byte[0])).isFalse();
        assertThat(NodeIdentity.verify(new byte[] {1, 2, 3}, MESSAGE, signed)).isFalse();
    }

    @Test
    @DisplayName(
            "Whatever is done to a key or a signature, nothing is verified that was not signed, and nothing breaks")
    void tampered() {
        NodeIdentity one = NodeIdentity.fresh();
        byte[] signed = one.sign(MESSAGE);
        for (int bit = 0; bit < 8 * signed.length; bit++) {
            assertThat(NodeIdentity.verify(one.publicKey(), MESSAGE, flipped(signed, bit)))
                    .as("bit %d of the signature", bit)
                    .isFalse();
        }
        byte[] key = one.publicKey();
        for (int bit = 0; bit < 8 * key.length; bit++) {
            assertThat(NodeIdentity.verify(flipped(key, bit), MESSAGE, signed))
                    .as("bit %d of the key", bit)
                    .isFalse();
        }
        for (int length = 0; length < key.length; length++) {
            assertThat(NodeIdentity.verify(Arrays.copyOf(key, length), MESSAGE, signed))
                    .as("%d bytes of the key", length)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("A key of another algorithm is none")
    void otherAlgorithm() throws GeneralSecurityException {
        KeyPair other = KeyPairGenerator.getInstance("Ed448").generateKeyPair();
        Signature signature = Signature.getInstance("Ed448");
        signature.initSign(other.getPrivate());
        signature.update(MESSAGE);
        byte[] signed = signature.sign();
        assertThat(NodeIdentity.verify(other.getPublic().getEncoded(), MESSAGE, signed))
                .isFalse();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }
}
