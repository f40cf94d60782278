package org.cloudy.cli.microcloud;

import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Traffic;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Sizes;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.cli.view.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** The members of the micro cloud, each with what it tells itself. */
@Command
final class MembersCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    MembersCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        try (BusConnection node = cloudy.connect()) {
            Reply<MicroCloud> cloud = node.ask(MicroCloudContract.GET, Empty.EMPTY);
            return cloud.value().id() == null
                    ? cloudy.show(cloud, "members", none -> view(none.members()))
                    : cloudy.show(node.ask(MicroCloudContract.MAP, Empty.EMPTY), "members", map -> view(map.members()));
        }
    }

    private String view(List<Member> all) {
        Texts texts = cloudy.texts();
        KnownNodes members = KnownNodes.of(all);
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.column.node"),
                texts.of("cli.column.address"),
                texts.of("cli.column.online"),
                texts.of("cli.column.link"),
                ">" + texts.of("cli.column.rtt"),
                texts.of("cli.column.traffic"),
                texts.of("cli.column.since"),
                texts.of("cli.column.invited-by"));
        for (Member member : all) {
            table.row(
                    member.self() ? texts.of("cli.this-node", "name", member.name()) : member.name(),
                    member.node().value(),
                    member.address(),
                    texts.of(member.online() ? "cli.yes" : "cli.no"),
                    link(member, members),
                    Times.rtt(member.rttMs()),
                    traffic(member.traffic()),
                    cloudy.times().ago(member.since()),
                    member.invitedBy() == null ? texts.of("cli.microcloud.founder") : members.name(member.invitedBy()));
        }
        return cloudy.table(table, "cli.none.members");
    }

    private static String traffic(@Nullable Traffic traffic) {
        return traffic == null
                ? Texts.UNKNOWN
                : "↓" + Sizes.text(traffic.receivedBytes()) + " ↑" + Sizes.text(traffic.sentBytes());
    }

    private String link(Member member, KnownNodes members) {
        LinkState state = member.link();
        if (state == null) {
            return Texts.UNKNOWN;
        }
        return member.via() == null
                ? cloudy.texts().of("link", state)
                : cloudy.texts().of("cli.microcloud.via", "name", members.name(member.via()));
    }
}
