package org.cloudy.snmp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** Whether the node's own agent answers, which a daemon that hangs does not; with the user that only the node knows. */
final class AgentAnswers implements Component<SnmpSettings> {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int ATTEMPTS_AT_START = 20;
    private static final int ATTEMPTS = 3;

    @Override
    public String name() {
        return "answer";
    }

    /** @throws Failure UNAVAILABLE if it does not answer within some ten seconds */
    @Override
    public void enable(Site<SnmpSettings> site, Progress progress) {
        if (!answers(site, ATTEMPTS_AT_START)) {
            throw Failure.of(FailureCode.UNAVAILABLE, "capability.snmp.answer.never");
        }
    }

    @Override
    public List<CheckResult> diagnose(Site<SnmpSettings> site, boolean enabled) {
        if (!enabled) {
            return List.of();
        }
        boolean fine = answers(site, ATTEMPTS);
        return List.of(new CheckResult(
                name(),
                Messages.everywhere("capability.snmp.answer.title"),
                fine ? Health.PASSING : Health.CRITICAL,
                Messages.everywhere(
                        "capability.snmp.answer." + (fine ? "passing" : "silent"),
                        Map.of("port", "" + site.settings().port())),
                !fine));
    }

    private static boolean answers(Site<SnmpSettings> site, int attempts) {
        Agent agent = new Agent(
                "127.0.0.1",
                site.settings().port(),
                Credentials.own(OwnUser.NAME, OwnUser.passphrase(site.folder())),
                PATIENCE);
        try (SnmpSession session = SnmpSession.open()) {
            for (int attempt = 0; attempt < attempts; attempt++) {
                if (answers(session, agent)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the agent is not waited for any more");
        }
    }

    private static boolean answers(SnmpSession session, Agent agent) throws InterruptedException {
        try {
            Target<Address> target = session.target(agent);
            PDU question = SnmpSession.question(target, PDU.GET);
            question.add(new VariableBinding(new OID(Oids.UPTIME)));
            session.ask(target, question);
            return true;
        } catch (Unanswered e) {
            return false;
        }
    }
}
