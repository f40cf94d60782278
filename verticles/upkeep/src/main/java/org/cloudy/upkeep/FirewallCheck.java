package org.cloudy.upkeep;

import java.util.List;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.jobs.Progress;

/** Whether the firewall that is wanted is in force; where none is, there is nothing to look at. */
record FirewallCheck(Gatekeeper gatekeeper) implements NodeCheck {
    @Override
    public String name() {
        return "firewall";
    }

    @Override
    public List<CheckResult> diagnose() {
        return gatekeeper
                .isInForce()
                .map(inForce ->
                        inForce ? Found.of(this).passing() : Found.of(this).critical("gone", true))
                .orElse(List.of());
    }

    @Override
    public void repair(Progress progress) throws InterruptedException {
        gatekeeper.repair();
    }
}
