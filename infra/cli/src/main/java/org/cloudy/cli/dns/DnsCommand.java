package org.cloudy.cli.dns;

import org.cloudy.bus.Empty;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The names that a node serves: how much was asked of it; with commands of their own for what can be done about them. */
@Command
public final class DnsCommand implements java.util.concurrent.Callable<Integer> {
    private final Cloudy cloudy;

    private DnsCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        CommandLine zone = new CommandLine(new GroupCommand(cloudy, "cli.dns.zone-which"))
                .addSubcommand("list", new ZonesCommand(cloudy))
                .addSubcommand("create", new CreateZoneCommand(cloudy))
                .addSubcommand("show", new RecordsCommand(cloudy))
                .addSubcommand("set", new SetZoneCommand(cloudy))
                .addSubcommand("import", new ImportZoneCommand(cloudy))
                .addSubcommand("export", new ExportZoneCommand(cloudy))
                .addSubcommand("delete", new DeleteZoneCommand(cloudy));
        CommandLine record = new CommandLine(new GroupCommand(cloudy, "cli.dns.record-which"))
                .addSubcommand("list", new RecordsCommand(cloudy))
                .addSubcommand("add", new AddRecordCommand(cloudy))
                .addSubcommand("remove", new RemoveRecordCommand(cloudy));
        CommandLine secondary = new CommandLine(new GroupCommand(cloudy, "cli.dns.secondary-which"))
                .addSubcommand("list", new SecondariesCommand(cloudy))
                .addSubcommand("offers", new OffersCommand(cloudy))
                .addSubcommand("add", new FetchCommand(cloudy))
                .addSubcommand("remove", new DropCommand(cloudy))
                .addSubcommand("revoke", new RevokeCommand(cloudy));
        return new CommandLine(new DnsCommand(cloudy))
                .addSubcommand("zone", zone)
                .addSubcommand("record", record)
                .addSubcommand("secondary", secondary)
                .addSubcommand("cloud", new CloudZoneCommand(cloudy));
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(DnsContract.STATISTICS, Empty.EMPTY),
                "",
                counts -> new Facts(cloudy.texts())
                        .with("cli.dns.requests", counts.requests())
                        .with("cli.dns.answered", counts.answered())
                        .with("cli.dns.absent", counts.absent())
                        .with("cli.dns.failed", counts.failed())
                        .with("cli.dns.recursive", counts.recursive())
                        .text());
    }
}
