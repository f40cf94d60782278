package org.cloudy.bus.diagnosis;

import java.util.List;

/** What is put right: names of the parts of a {@link Diagnosis}; none for all in which something can be. */
public record RepairWish(List<String> parts) {}
