package org.cloudy.cli.backup;

import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.Neighbourhood;
import org.cloudy.bus.backup.Neighbourhood.Guest;
import org.cloudy.bus.backup.Neighbourhood.Holder;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Sizes;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;

/** Backups between neighbours as a person reads them. */
record NeighbourhoodView(Cloudy cloudy) {
    String all(Neighbourhood all) {
        return String.join("\n\n", offer(all.offer()), holders(all), deposits(all), guests(all));
    }

    String offer(SpaceOffer offer) {
        Texts texts = cloudy.texts();
        String given = offer.memberMegabytes() == 0
                ? texts.of("cli.backup.offer-none")
                : texts.of(
                        "cli.backup.offer-each",
                        "each",
                        "" + offer.memberMegabytes(),
                        "total",
                        "" + offer.totalMegabytes());
        return new Facts(texts).with("cli.backup.offer", given).text();
    }

    private String holders(Neighbourhood all) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"), texts.of("cli.column.node"), ">" + texts.of("cli.backup.column.left"));
        for (Holder holder : all.holders()) {
            table.row(
                    holder.name(),
                    holder.node().value(),
                    holder.open() ? Sizes.text(holder.free()) : texts.of("cli.backup.closed"));
        }
        return cloudy.table(table, "cli.none.holders");
    }

    private String deposits(Neighbourhood all) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.backup.column.at"),
                texts.of("cli.column.id"),
                ">" + texts.of("cli.backup.column.size"),
                texts.of("cli.column.created"),
                texts.of("cli.column.name"));
        for (Holder holder : all.holders()) {
            for (Deposit deposit : holder.deposits()) {
                table.row(
                        holder.name(),
                        deposit.id(),
                        Sizes.text(deposit.bytes()),
                        cloudy.times().ago(deposit.written()),
                        deposit.name());
            }
        }
        return cloudy.table(table, "cli.none.deposits");
    }

    private String guests(Neighbourhood all) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.backup.column.for"),
                texts.of("cli.column.node"),
                ">" + texts.of("cli.backup.column.archives"),
                ">" + texts.of("cli.backup.column.size"));
        for (Guest guest : all.guests()) {
            table.row(guest.name(), guest.node().value(), "" + guest.archives(), Sizes.text(guest.bytes()));
        }
        return cloudy.table(table, "cli.none.guests");
    }
}
