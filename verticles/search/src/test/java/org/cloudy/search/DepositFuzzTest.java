package org.cloudy.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudy.bus.search.Document;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever a member puts into the shared map")
class DepositFuzzTest {
    private static final NodeIdentity OWNER = NodeIdentity.fresh();
    private static final Document DOCUMENT = new Document(
            Deposit.id(OWNER.id(), "village"),
            OWNER.id(),
            "page",
            "The village network",
            "Neighbours share their antennas.",
            DocumentLanguage.EN,
            "http://village.example/",
            Map.of("place", "north"),
            null,
            Instant.parse("2026-11-28T12:00:00Z"));

    static Stream<byte[]> deposits() {
        String signed = Deposit.sign(OWNER, DOCUMENT);
        return Stream.of(
                        signed,
                        signed.replace("village.example", "example.village"),
                        Deposit.sign(NodeIdentity.fresh(), DOCUMENT),
                        "{\"payload\":\"null\",\"publicKey\":\"\",\"signature\":\"%\"}",
                        "null")
                .flatMap(text -> Stream.of(text.getBytes(UTF_8), Packing.pack(text)));
    }

    @MethodSource("deposits")
    @DisplayName("is the document that its owner signed, or none")
    @FuzzTest(maxDuration = "5m")
    void deposit(byte[] there) {
        Stream<Optional<Document>> read = Stream.of(Optional.of(new String(there, UTF_8)), Packing.unpack(there))
                .map(text -> text.flatMap(each -> Deposit.read(DOCUMENT.id(), each)));

        // Nobody else can sign in the owner's name, and the owner signed one only.
        assertThat(read.flatMap(Optional::stream)).allMatch(DOCUMENT::equals);
    }
}
