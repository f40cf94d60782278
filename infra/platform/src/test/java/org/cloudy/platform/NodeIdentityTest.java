package org.cloudy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
}
