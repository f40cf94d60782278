package org.cloudy.upkeep;

import java.util.List;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.jobs.Progress;

/** Something about the node as a whole that can be well or not. Blocks; may fail, which is a finding, too. */
interface NodeCheck {
    /** Its name among the checks, and its part of the translation keys. */
    String name();

    /** What is found now; empty where there is nothing to look at. */
    List<CheckResult> diagnose() throws InterruptedException;

    /** Puts right what was found to be repairable. */
    default void repair(Progress progress) throws InterruptedException {}
}
