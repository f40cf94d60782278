package org.cloudy.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ImportReport;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A large zone whose records are edited one by one, until the running BIND answers what was edited. */
final class Zone {
    private static final int RECORDS = Integer.getInteger("records", 10_000);
    private static final int EDITS = Integer.getInteger("edits", 40);
    private static final int WARM_UP = 5;
    private static final String ZONE = "village.example";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Report report = new Report("milliseconds", "median", "p95", "longest", "n");

    void run() throws Exception {
        int ports = FreePorts.block(2);
        try (Workspace workspace = Workspace.open();
                NodeProcess node = NodeProcess.start(workspace.resolve("node")).setUp("names")) {
            node.cloudy("install", "dns").expectSuccess();
            node.cloudy("configure", "dns", "--set", "port=" + ports, "--set", "controlPort=" + (ports + 1))
                    .expectSuccess();
            node.cloudy("start", "dns").expectSuccess();
            try (BusConnection bus = MicroCloud.bus(node)) {
                fill(bus);
                edit(bus, ports);
            }
        }
        report.print();
    }

    private static void fill(BusConnection bus) throws IOException {
        StringBuilder text = new StringBuilder("$TTL 3600\n@ SOA ns hostmaster 1 7200 900 1209600 300\n@ NS ns\n");
        for (int i = 0; i < RECORDS - 2; i++) {
            text.append(i == 0 ? "ns" : "host-" + i)
                    .append(" A ")
                    .append(address(i))
                    .append('\n');
        }
        ImportReport imported =
                bus.ask(DnsContract.IMPORT, new ZoneFile(ZONE, text.toString())).value();
        if (imported.zone() == null || imported.zone().records() != RECORDS) {
            throw new IOException("the zone was not taken: " + imported);
        }
    }

    private static String address(int number) {
        return "10." + (number >> 16) + "." + (number >> 8 & 0xff) + "." + (number & 0xff);
    }

    /** Adds a record, gives it another address, removes it, in turn. */
    private void edit(BusConnection bus, int port) throws IOException, InterruptedException {
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        resolver.setTimeout(DEADLINE);
        Samples told = new Samples();
        Samples answered = new Samples();
        @Nullable ZoneRecord before = null;
        for (int i = -WARM_UP; i < EDITS; i++) {
            int number = RECORDS + i + WARM_UP;
            ZoneRecord after = Math.floorMod(i, 3) == 2 ? null : new ZoneRecord("edited", 3600, "A", address(number));
            long start = System.nanoTime();
            bus.ask(DnsContract.CHANGE, new RecordChange(ZONE, before, after, false));
            long done = System.nanoTime();
            await(resolver, after == null ? List.of() : List.of(after.data()));
            if (i >= 0) {
                told.add(done - start);
                answered.add(System.nanoTime() - start);
            }
            before = after;
        }
        report.row("edit → answered to who edits", told.cells());
        report.row("**edit → BIND answers it**", answered.cells());
    }

    private static void await(SimpleResolver resolver, List<String> wanted) throws IOException, InterruptedException {
        Message question =
                Message.newQuery(Record.newRecord(Name.fromString("edited." + ZONE + "."), Type.A, DClass.IN));
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            List<String> answers = resolver.send(question).getSection(Section.ANSWER).stream()
                    .map(Record::rdataToString)
                    .toList();
            if (answers.equals(wanted)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new IOException("BIND does not answer " + wanted);
    }
}
