package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final Token TOKEN = new Token(
            "abcdefghijklmnop", "Village", new NodeId("abcdefghijklmnop"), List.of("192.0.2.1:7001"), "secret");

    @Test
    @DisplayName("A token is read as it was written, also with line ends in it")
    void roundTrip() {
        String text = TOKEN.encode();

        assertThat(Token.decode(text)).isEqualTo(TOKEN);
        assertThat(Token.decode(" " + text.substring(0, 30) + "\r\n" + text.substring(30) + "\n"))
                .isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("Every token that lost its end, or had a letter changed, is told to be damaged")
    void damaged() {
        String text = TOKEN.encode();
        for (int end = 9; end < text.length(); end++) {
            String part = text.substring(0, end);
            assertThatThrownBy(() -> Token.decode(part)).isInstanceOf(Failure.class);
        }
        for (int i = 8; i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThatThrownBy(() -> Token.decode(changed)).isInstanceOf(Failure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "cloudy1-", "cloudy1-AAAA", "cloudy1-!!!!", "cloudy2-AAAAAAAAAA"})
    @DisplayName("What is no token is told to be none")
    void none(String text) {
        assertThatThrownBy(() -> Token.decode(text)).isInstanceOf(Failure.class);
    }
}
