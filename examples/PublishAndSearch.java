import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Publishes a document and finds it again, through the bridge of a node on this machine: java PublishAndSearch.java PORT TOKEN-FILE */
public final class PublishAndSearch {
    public static void main(String[] args) throws IOException, InterruptedException {
        String token = Files.readString(Path.of(args[1])).strip();
        try (Socket node = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
            System.out.println(ask(node, token, "cloudy.search.publish", """
                    {"name": "lighthouse", "kind": "note", "title": "The lighthouse", "language": "EN",
                     "text": "The keepers of the lighthouse boil soup on Fridays.", "attributes": {}}"""));
            String found;
            do { // what is published is found within a second or so
                Thread.sleep(100);
                found = ask(node, token, "cloudy.search.query", """
                        {"text": "keeper boiling", "limit": 3}""");
            } while (!found.contains("The lighthouse"));
            System.out.println(found);
        }
    }

    /** Sends a frame, which is its length and JSON, and reads the answer. */
    static String ask(Socket node, String token, String address, String body) throws IOException {
        byte[] frame = """
                {"type": "send", "address": "%s", "replyAddress": "r", "headers": {"cloudy-token": "%s"}, "body": %s}"""
                .formatted(address, token, body).getBytes(StandardCharsets.UTF_8);
        DataOutputStream out = new DataOutputStream(node.getOutputStream());
        out.writeInt(frame.length);
        out.write(frame);
        DataInputStream in = new DataInputStream(node.getInputStream());
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
