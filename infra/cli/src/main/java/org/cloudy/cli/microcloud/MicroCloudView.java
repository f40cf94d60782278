package org.cloudy.cli.microcloud;

import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Texts;

/** A micro cloud in one view. */
record MicroCloudView(Cloudy cloudy) {

    String text(MicroCloud cloud) {
        Texts texts = cloudy.texts();
        Appearance appearance = cloud.appearance();
        if (appearance == null) {
            return texts.of("cli.none.micro-cloud");
        }
        Facts facts = new Facts(texts).with("cli.column.name", appearance.name());
        if (!appearance.description().isEmpty()) {
            facts.with("cli.column.description", appearance.description());
        }
        return facts.with("cli.column.id", cloud.id())
                .with("cli.column.range", cloud.range())
                .with("cli.column.address", cloud.address())
                .with("cli.column.founded", cloudy.times().ago(cloud.founded()))
                .with("cli.column.members", members(cloud))
                .with("cli.column.requests", cloud.requests().size())
                .text();
    }

    private String members(MicroCloud cloud) {
        long online = cloud.members().stream().filter(Member::online).count();
        return cloudy.texts()
                .of("cli.microcloud.members", "all", "" + cloud.members().size(), "online", "" + online);
    }

    /** How the micro cloud shows itself now. Failure CONFLICT if the node is in none. */
    static Appearance appearance(MicroCloud cloud) {
        Appearance appearance = cloud.appearance();
        if (appearance == null) {
            throw Failure.of(FailureCode.CONFLICT, "cli.failure.no-micro-cloud");
        }
        return appearance;
    }
}
