package org.cloudy.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.platform.settings.Secret;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** A device that tells by SNMPv2c what a test wants it to. */
final class FakeAgent implements AutoCloseable, CommandResponder {
    static final String COMMUNITY = "village";

    private final NavigableMap<OID, Variable> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final Snmp snmp;
    private final DefaultUdpTransportMapping transport;
    private volatile boolean silent;
    private volatile boolean circles;

    FakeAgent() throws IOException {
        transport = new DefaultUdpTransportMapping(new UdpAddress(InetAddress.getLoopbackAddress(), 0));
        MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        snmp = new Snmp(dispatcher, transport);
        snmp.addCommandResponder(this);
        snmp.listen();
        set(Oids.NAME, new OctetString("fake"));
        set(Oids.UPTIME, new TimeTicks(100_000));
    }

    int port() {
        return transport.getListenAddress().getPort();
    }

    Watched watched(String id) {
        return new Watched(
                id,
                id,
                "127.0.0.1",
                port(),
                org.cloudy.bus.snmp.Origin.ADDED,
                new Credentials.Community(new Secret(COMMUNITY)));
    }

    int questions() {
        return questions.get();
    }

    FakeAgent set(String oid, Variable value) {
        objects.put(new OID(oid), value);
        return this;
    }

    /** An interface with counters of 32 bits. */
    FakeAgent port(int index, String name, long in, long out) {
        set(Oids.IF_DESCRIPTION + "." + index, new OctetString(name));
        set(Oids.IF_STATUS + "." + index, new Integer32(1));
        set(Oids.IF_IN + "." + index, new Counter32(in));
        return set(Oids.IF_OUT + "." + index, new Counter32(out));
    }

    /** The same with counters of 64 bits, too. */
    FakeAgent widePort(int index, String name, long in, long out) {
        port(index, name, 1, 1);
        set(Oids.IF_NAME + "." + index, new OctetString(name));
        set(Oids.IF_IN_64 + "." + index, new Counter64(in));
        return set(Oids.IF_OUT_64 + "." + index, new Counter64(out));
    }

    /** It answers nothing from now on. */
    FakeAgent silent(boolean quiet) {
        silent = quiet;
        return this;
    }

    /** It tells the same row again and again. */
    FakeAgent inCircles() {
        circles = true;
        return this;
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        questions.incrementAndGet();
        if (silent || !COMMUNITY.equals(new OctetString(event.getSecurityName()).toString())) {
            return;
        }
        PDU asked = event.getPDU();
        PDU answer = new PDU();
        answer.setType(PDU.RESPONSE);
        answer.setRequestID(asked.getRequestID());
        if (asked.getType() == PDU.GET) {
            asked.getVariableBindings().forEach(binding -> answer.add(exactly(binding.getOid())));
        } else {
            bulk(asked, answer);
        }
        try {
            event.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            answer,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
        } catch (org.snmp4j.MessageException e) {
            throw new IllegalStateException(e);
        }
        event.setProcessed(true);
    }

    private VariableBinding exactly(OID oid) {
        Variable value = objects.get(oid);
        return new VariableBinding(oid, value == null ? Null.noSuchObject : value);
    }

    private void bulk(PDU asked, PDU answer) {
        OID[] at = asked.getVariableBindings().stream()
                .map(VariableBinding::getOid)
                .toArray(OID[]::new);
        for (int row = 0; row < asked.getMaxRepetitions(); row++) {
            for (int column = 0; column < at.length; column++) {
                Map.Entry<OID, Variable> next = objects.higherEntry(at[column]);
                if (next == null) {
                    answer.add(new VariableBinding(at[column], Null.endOfMibView));
                } else {
                    answer.add(new VariableBinding(next.getKey(), next.getValue()));
                    at[column] = circles ? at[column] : next.getKey();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
