package org.cloudy.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Asks the name server of this machine, without any state that stays behind. Blocks. */
record Question(int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST = 4096;

    /** Whether it answers at all; what is asked, it answers of its own. */
    void knock() throws IOException {
        ask(Record.newRecord(Name.fromConstantString("version.bind."), Type.TXT, DClass.CH));
    }

    /** The serial that a zone is served with; empty if it is not. */
    OptionalLong serial(Name zone) throws IOException {
        return ask(Record.newRecord(zone, Type.SOA, DClass.IN)).getSection(Section.ANSWER).stream()
                .filter(SOARecord.class::isInstance)
                .mapToLong(record -> ((SOARecord) record).getSerial())
                .findFirst();
    }

    private Message ask(Record question) throws IOException {
        Message asked = Message.newQuery(question);
        byte[] wire = asked.toWire();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            socket.send(new DatagramPacket(wire, wire.length));
            DatagramPacket answer = new DatagramPacket(new byte[LARGEST], LARGEST);
            socket.receive(answer);
            Message told = new Message(Arrays.copyOf(answer.getData(), answer.getLength()));
            if (told.getHeader().getID() != asked.getHeader().getID()) {
                throw new IOException("an answer to another question");
            }
            return told;
        }
    }
}
