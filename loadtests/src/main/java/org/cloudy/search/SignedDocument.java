package org.cloudy.search;

import org.cloudy.bus.search.Document;
import org.cloudy.platform.NodeIdentity;

/** A document as its owner puts it into the shared map. */
public final class SignedDocument {
    /** Where it is put. */
    public static final String MAP = SharedDocuments.MAP;

    private SignedDocument() {}

    public static byte[] packed(NodeIdentity owner, Document document) {
        return Packing.pack(Deposit.sign(owner, document));
    }
}
