package org.cloudy.system;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.system.Load;

/** How busy the machine is, as the JDK tells. */
final class MachineLoad {
    private final Path data;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** @param data the node's folder, whose disk counts */
    MachineLoad(Path data) {
        this.data = data;
    }

    /** Now. Blocks a moment. */
    Load now() {
        double average = system.getSystemLoadAverage();
        long total = system.getTotalMemorySize();
        long available = MemInfo.available().orElseGet(system::getFreeMemorySize);
        try {
            FileStore disk = Files.getFileStore(data);
            return new Load(
                    average < 0 ? null : average,
                    system.getAvailableProcessors(),
                    Math.max(0, total - available),
                    total,
                    disk.getUsableSpace(),
                    disk.getTotalSpace(),
                    ManagementFactory.getRuntimeMXBean().getUptime() / 1_000);
        } catch (IOException e) {
            Failure failure = Failure.of(
                    FailureCode.UNAVAILABLE, "store.failed", Map.of("reason", String.valueOf(e.getMessage())));
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
