package org.cloudy.bus.diagnosis;

import java.util.List;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Text;

/**
 * What all checks of a node found.
 *
 * @param parts the node itself first, then its installed capabilities
 */
public record Diagnosis(List<PartFindings> parts) {
    /**
     * What the checks of one part found.
     *
     * @param name {@code node}, or that of a capability
     */
    public record PartFindings(String name, Text title, List<CheckResult> checks) {}
}
