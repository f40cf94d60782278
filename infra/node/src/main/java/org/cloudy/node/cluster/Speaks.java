package org.cloudy.node.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** What those who listen on a port speak, as the first bytes tell that they answer to a request by HTTP. */
enum Speaks {
    /** HTTP in the open. */
    HTTP,
    /** The protocol of the members, which refuses every other one in these words. */
    MEMBER,
    /** Something else; those who speak TLS hang up. */
    OTHER;

    static final int CONNECT_MS = 1_000;
    /** A node that has just started on a small board, or is busy, takes seconds to answer. */
    static final int ANSWER_MS = 5_000;

    private static final String REQUEST = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String UNEXPECTED_PROTOCOL = "HZX";

    /**
     * Asks.
     *
     * @param place host and port
     * @throws ConnectException if nobody listens there
     * @throws SocketTimeoutException if nobody answers in time
     * @throws IOException if the place is none
     */
    static Speaks at(String place) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address(place), CONNECT_MS);
            socket.setSoTimeout(ANSWER_MS);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return of(firstBytes(socket));
        }
    }

    private static Speaks of(String answer) {
        if (answer.equals(UNEXPECTED_PROTOCOL)) {
            return MEMBER;
        }
        return answer.equals("HTT") ? HTTP : OTHER;
    }

    private static String firstBytes(Socket socket) throws IOException {
        try {
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(UNEXPECTED_PROTOCOL.length()), StandardCharsets.US_ASCII);
        } catch (SocketException e) {
            return ""; // hung up without a word
        }
    }

    private static InetSocketAddress address(String place) throws IOException {
        int colon = place.lastIndexOf(':');
        try {
            return new InetSocketAddress(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("no host and port: " + place, e);
        }
    }
}
