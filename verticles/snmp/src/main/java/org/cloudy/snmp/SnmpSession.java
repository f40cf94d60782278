package org.cloudy.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.snmp.Hash;
import org.cloudy.bus.snmp.Trouble;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.DirectUserTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** Asks agents, many at once over one socket. Methods block, on threads to which waiting costs nothing. */
final class SnmpSession implements AutoCloseable {
    private static final int RETRIES = 1;

    private final Snmp snmp;
    private final MPv3 secure;
    private final SecurityProtocols protocols;

    private SnmpSession(Snmp snmp, MPv3 secure, SecurityProtocols protocols) {
        this.snmp = snmp;
        this.secure = secure;
        this.protocols = protocols;
    }

    /** Opens a socket on a free port. */
    static SnmpSession open() throws IOException {
        SecurityProtocols protocols = new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.none);
        protocols.addAuthenticationProtocol(new AuthSHA());
        protocols.addAuthenticationProtocol(new AuthHMAC192SHA256());
        protocols.addPrivacyProtocol(new PrivAES128());
        byte[] engine = MPv3.createLocalEngineID();
        USM usm = new USM(protocols, new OctetString(engine), 0);
        SecurityModels models = SecurityModels.getCollection(new SecurityModel[] {usm});
        MPv3 secure = new MPv3(engine, null, protocols, models, CounterSupport.getInstance());
        MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(secure);
        Snmp snmp = new Snmp(dispatcher, new DefaultUdpTransportMapping());
        snmp.listen();
        return new SnmpSession(snmp, secure, protocols);
    }

    /**
     * Where questions to an agent go. For SNMPv3 it is asked for its engine's id first, and keys are made from that, which takes some
     * milliseconds: keep it, and ask for another when the agent does not answer any more.
     */
    Target<Address> target(Agent agent) throws Unanswered {
        Address address = new UdpAddress(address(agent.host()), agent.port());
        Target<Address> target =
                switch (agent.credentials()) {
                    case Credentials.Community community ->
                        new CommunityTarget<>(
                                address, new OctetString(community.name().reveal()));
                    case Credentials.User user -> user(address, user, agent.patience());
                };
        target.setVersion(
                agent.credentials() instanceof Credentials.User ? SnmpConstants.version3 : SnmpConstants.version2c);
        target.setTimeout(agent.patience().toMillis());
        target.setRetries(RETRIES);
        return target;
    }

    private static InetAddress address(String host) throws Unanswered {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Unanswered(Trouble.UNKNOWN_HOST);
        }
    }

    private Target<Address> user(Address address, Credentials.User user, Duration patience) throws Unanswered {
        byte[] engine = engine(address, patience);
        AuthenticationProtocol auth = user.hash() == Hash.SHA ? new AuthSHA() : new AuthHMAC192SHA256();
        byte[] authKey =
                auth.passwordToKey(new OctetString(user.authPassphrase().reveal()), engine);
        byte[] privKey = protocols.passwordToKey(
                PrivAES128.ID,
                auth.getID(),
                new OctetString(user.privPassphrase().reveal()),
                engine);
        return new DirectUserTarget<>(
                address,
                new OctetString(user.name()),
                engine,
                auth,
                new OctetString(authKey),
                new PrivAES128(),
                new OctetString(privKey));
    }

    private byte[] engine(Address address, Duration patience) throws Unanswered {
        for (int attempt = 0; attempt <= RETRIES; attempt++) {
            byte @Nullable [] engine = snmp.discoverAuthoritativeEngineID(address, patience.toMillis());
            if (engine != null) {
                return engine;
            }
        }
        throw new Unanswered(Trouble.SILENT);
    }

    /** Forgets what was learnt of who answers there. */
    void forget(Target<Address> target) {
        secure.removeEngineID(target.getAddress());
    }

    /** An empty question of the kind that this target takes. */
    static PDU question(Target<Address> target, int type) {
        PDU question = target.getVersion() == SnmpConstants.version3 ? new ScopedPDU() : new PDU();
        question.setType(type);
        return question;
    }

    /** What an agent answers. */
    PDU ask(Target<Address> target, PDU question) throws Unanswered, InterruptedException {
        Answer answer = new Answer();
        try {
            snmp.send(question, target, null, answer);
            long patience = target.getTimeout() * (target.getRetries() + 2);
            PDU pdu = answer.pdu.get(patience, TimeUnit.MILLISECONDS);
            if (pdu == null) {
                throw new Unanswered(Trouble.SILENT);
            } else if (pdu.getType() == PDU.REPORT) {
                throw new Unanswered(Trouble.REFUSED);
            } else if (pdu.getType() != PDU.RESPONSE || pdu.getErrorStatus() != PDU.noError) {
                throw new Unanswered(
                        pdu.getErrorStatus() == PDU.authorizationError ? Trouble.REFUSED : Trouble.NONSENSE);
            }
            return pdu;
        } catch (TimeoutException e) {
            throw new Unanswered(Trouble.SILENT);
        } catch (IOException | ExecutionException e) {
            // What cannot even be sent: no way there, or an answer that cannot be read.
            throw new Unanswered(e instanceof org.snmp4j.MessageException ? Trouble.REFUSED : Trouble.SILENT);
        }
    }

    /** The first answer; no second one is waited for. */
    private final class Answer implements ResponseListener {
        private final CompletableFuture<@Nullable PDU> pdu = new CompletableFuture<>();

        @Override
        public <A extends Address> void onResponse(ResponseEvent<A> event) {
            snmp.cancel(event.getRequest(), this);
            pdu.complete(event.getResponse());
        }
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
