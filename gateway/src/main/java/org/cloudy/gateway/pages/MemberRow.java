package org.cloudy.gateway.pages;

import java.time.Instant;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.Traffic;
import org.cloudy.bus.overlay.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * A member as a line of a table; what is not known is null.
 *
 * @param invitedBy name of who let it in; null for the founder
 * @param via name of the member that relays
 * @param receivedText what it received over the network of the micro cloud
 * @param sentText what it sent
 * @param manageable whether whoever looks is an administrator
 * @param expelHref where its expulsion is asked for; null if it can't be
 */
record MemberRow(
        String id,
        String shortId,
        String name,
        String address,
        Instant since,
        @Nullable String invitedBy,
        boolean self,
        boolean online,
        @Nullable LinkState link,
        @Nullable String via,
        @Nullable String rttText,
        @Nullable String receivedText,
        @Nullable String sentText,
        boolean manageable,
        @Nullable String expelHref) {

    static MemberRow of(Member member, Names names, boolean admin, String language) {
        String id = member.node().value();
        Formats formats = new Formats(language);
        Traffic traffic = member.traffic();
        return new MemberRow(
                id,
                NodeRow.shortId(id),
                member.name(),
                member.address(),
                member.since(),
                member.invitedBy() == null ? null : names.of(member.invitedBy()),
                member.self(),
                member.online(),
                member.link(),
                member.via() == null ? null : names.of(member.via()),
                member.self() ? null : formats.rtt(member.rttMs()),
                traffic == null ? null : formats.size(Math.max(0, traffic.receivedBytes())),
                traffic == null ? null : formats.size(Math.max(0, traffic.sentBytes())),
                admin,
                admin && !member.self() ? MicroCloudPage.EXPEL + "?node=" + id : null);
    }
}
