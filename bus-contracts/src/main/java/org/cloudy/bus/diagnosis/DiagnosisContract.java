package org.cloudy.bus.diagnosis;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.jobs.Job;

/** How the whole node is. */
public final class DiagnosisContract {
    /** Runs all checks of the node and of its capabilities now. */
    public static final Call<Empty, Diagnosis> RUN =
            new Call<>("cloudy.diagnosis.run", Empty.class, Diagnosis.class, Reach.NODE, Role.MEMBER);

    /**
     * Starts a job that puts right what it can, one part after the other, and then looks again; it fails if something critical is
     * left. NOT_FOUND if there is no such part; CONFLICT if such a job is at work.
     */
    public static final Call<RepairWish, Job> REPAIR =
            new Call<>("cloudy.diagnosis.repair", RepairWish.class, Job.class, Reach.NODE, Role.ADMIN);

    private DiagnosisContract() {}
}
