package org.cloudy.gateway.pages;

import java.time.Instant;
import org.cloudy.bus.microcloud.Request;
import org.jspecify.annotations.Nullable;

/**
 * A node that asks to be let in.
 *
 * @param askedAt name of the member that it asked
 * @param approveHref where it is let in; null for those who may not
 * @param refuseHref where it is refused; null for those who may not
 */
record RequestRow(
        String id,
        String name,
        String message,
        String askedAt,
        Instant since,
        @Nullable String approveHref,
        @Nullable String refuseHref) {

    static RequestRow of(Request request, Names names, boolean admin) {
        String id = request.node().value();
        String href = MicroCloudPage.DECIDE + "?node=" + id;
        return new RequestRow(
                id,
                request.name(),
                request.message(),
                names.of(request.askedAt()),
                request.since(),
                admin ? href + "&approve=true" : null,
                admin ? href + "&approve=false" : null);
    }
}
