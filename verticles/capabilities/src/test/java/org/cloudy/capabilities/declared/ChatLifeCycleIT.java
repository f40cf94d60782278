package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The chat's life")
class ChatLifeCycleIT extends ShippedLifeCycle {
    ChatLifeCycleIT() {
        super("ngircd", Map.of("rooms", List.of("square", "garden"), "password", "sesame"));
    }

    @Override
    protected void use() throws Exception {
        try (Neighbour anna = new Neighbour("anna");
                Neighbour bert = new Neighbour("bert")) {
            bert.say("PRIVMSG #garden :Who has a ladder?");

            assertThat(anna.hears("PRIVMSG"))
                    .contains("#garden :Who has a ladder?")
                    .doesNotContain("127.0.0.1");
        }
    }

    /** Somebody in the room "garden". */
    private final class Neighbour implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        Neighbour(String name) throws IOException {
            socket.setSoTimeout((int) SOON.toMillis());
            say("PASS sesame");
            say("NICK " + name);
            say("USER " + name + " 0 * :" + name);
            assertThat(hears(" 001 ")).contains(name);
            say("JOIN #garden");
            hears(" 366 ");
        }

        void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        /** The next line with a word in it. */
        String hears(String word) throws IOException {
            String line = in.readLine();
            while (line != null && !line.contains(word)) {
                line = in.readLine();
            }
            return String.valueOf(line);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
