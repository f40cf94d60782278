package org.cloudy.gateway.pages;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.backup.Deposit;
import org.cloudy.bus.backup.Neighbourhood;
import org.cloudy.bus.backup.Neighbourhood.Guest;
import org.cloudy.bus.backup.Neighbourhood.Holder;
import org.jspecify.annotations.Nullable;

/**
 * What the page of backups between neighbours shows.
 *
 * @param found whether the archives are those that a passphrase opens, and not those of this node
 * @param offer what was typed of an offer that was refused, or what is given
 */
record BackupNeighboursView(
        List<Room> holders,
        List<Kept> deposits,
        boolean found,
        List<Visiting> guests,
        Typed offer,
        @Nullable String problem) {

    /** A neighbour that takes archives. */
    record Room(Holder holder, String free) {}

    /** An archive at a neighbour. */
    record Kept(Holder holder, Deposit deposit, String size) {}

    /** A neighbour for whom something is kept. */
    record Visiting(Guest guest, String size) {}

    static BackupNeighboursView of(
            Neighbourhood all, boolean found, Typed typed, @Nullable String problem, String language) {
        Formats formats = new Formats(language);
        return new BackupNeighboursView(
                all.holders().stream()
                        .filter(Holder::open)
                        .map(holder -> new Room(holder, formats.size(holder.free())))
                        .toList(),
                all.holders().stream()
                        .flatMap(holder -> holder.deposits().stream()
                                .map(deposit -> new Kept(holder, deposit, formats.size(deposit.bytes()))))
                        .toList(),
                found,
                all.guests().stream()
                        .map(guest -> new Visiting(guest, formats.size(guest.bytes())))
                        .toList(),
                typed.form().equals("offer")
                        ? typed
                        : new Typed(
                                "",
                                Map.of(
                                        "memberMegabytes", "" + all.offer().memberMegabytes(),
                                        "totalMegabytes", "" + all.offer().totalMegabytes()),
                                Map.of()),
                problem);
    }
}
