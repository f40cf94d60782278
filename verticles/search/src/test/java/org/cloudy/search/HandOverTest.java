package org.cloudy.search;

import java.util.List;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A partition that the index takes in and lets go of, while it is searched and while the cluster tells that something was missed: each
 * order of these, switched between at any step, as Lincheck's model checker has them.
 *
 * @see <a href="https://doi.org/10.1007/978-3-031-37706-8_8">Koval et al., Lincheck: A practical framework for testing concurrent data
 *     structures on JVM, CAV 2023</a>
 */
@DisplayName("The hand-over of a partition")
public class HandOverTest {
    private static final int PARTITION = 0;

    private final Coverage coverage = new Coverage(1);
    /** Whether the index has its documents. */
    private volatile boolean there;
    /** Whether something happened to them that the index did not hear of. */
    private volatile boolean stale;

    @Operation(nonParallelGroup = "indexer")
    public void takeIn() {
        int before = coverage.losses(PARTITION);
        stale = false;
        there = true;
        coverage.gain(PARTITION, before);
    }

    @Operation(nonParallelGroup = "indexer")
    public void letGo() {
        coverage.lose(PARTITION);
        there = false;
    }

    @Operation
    public void miss() {
        stale = true;
        coverage.lose(PARTITION);
    }

    /** Whether nothing wrong is answered: one after the other nothing ever is. */
    @Operation
    public boolean search() {
        Coverage.Part covered = coverage.of(List.of(PARTITION));
        boolean found = there;
        boolean answered = coverage.losses(covered.partitions()) == covered.losses();
        return found || !answered || covered.partitions().isEmpty();
    }

    @Validate
    public void isWhole() {
        if (coverage.has(PARTITION) && (stale || !there)) {
            throw new IllegalStateException("a partition counts as indexed of which documents are missing");
        }
    }

    @Test
    @DisplayName("lets no search miss its documents, and ends with nothing missed, whatever the threads do")
    void holds() {
        new ModelCheckingOptions()
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(0)
                .iterations(12)
                .invocationsPerIteration(300)
                .check(HandOverTest.class);
    }
}
