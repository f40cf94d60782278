package org.cloudy.testkit.net;

/** What a box between an inside and an outside does, in the language of nftables. */
final class Filter {
    /** Lets nobody in who was not asked; the inside is the first card, the outside the second one. */
    private static final String CLOSED = """
            table inet filter {
              chain input {
                type filter hook input priority filter; policy accept;
                iifname "eth1" ct state new drop
              }
              chain forward {
                type filter hook forward priority filter; policy drop;
                ct state established,related accept
                ct status dnat accept
                iifname "eth0" accept
              }
            }
            """;

    /**
     * Linux maps by connection: two hosts with the same port share a public one as long as they speak to different peers. So the
     * first packet of a mapping is noted, and all that follow use the same public port, which no other host gets.
     */
    private static final String CONE = """
            table ip nat {
              map outside { type ipv4_addr . inet_service : ipv4_addr . inet_service; flags dynamic,timeout; timeout 2m; size 65535; }
              map inside { type inet_service : ipv4_addr . inet_service; flags dynamic,timeout; timeout 2m; size 65535; }
              set taken { type inet_service; flags dynamic,timeout; timeout 2m; size 65535; }
              set asked { type inet_service . ipv4_addr; flags dynamic,timeout; timeout 2m; size 65535; }
              chain out {
                type nat hook postrouting priority srcnat;
                oifname "eth1" meta l4proto udp snat ip to ip saddr . udp sport map @outside
                oifname "eth1" udp sport @taken snat to $public : jhash ip saddr . udp sport mod 30000 offset 32768
                oifname "eth1" masquerade
              }
              chain note {
                type filter hook postrouting priority srcnat + 1;
                oifname "eth1" meta l4proto udp update @outside { ct original ip saddr . ct original proto-src : ip saddr . udp sport }
                oifname "eth1" meta l4proto udp update @inside { udp sport : ct original ip saddr . ct original proto-src }
                oifname "eth1" meta l4proto udp update @taken { udp sport } update @asked { udp sport . ip daddr }
              }
            }
            """;

    private static final String SYMMETRIC = """
            table ip nat {
              chain out {
                type nat hook postrouting priority srcnat;
                oifname "eth1" masquerade random,fully-random
              }
            }
            """;

    private static final String FULL = """
            table ip nat {
              chain in {
                type nat hook prerouting priority dstnat;
                iifname "eth1" meta l4proto udp dnat ip to udp dport map @inside
              }
            }
            """;

    private static final String RESTRICTED = """
            table ip nat {
              chain in {
                type nat hook prerouting priority dstnat;
                iifname "eth1" udp dport . ip saddr @asked dnat ip to udp dport map @inside
              }
            }
            """;

    private Filter() {}

    static String firewall() {
        return CLOSED;
    }

    /** @param address the public one */
    static String nat(Nat kind, String address) {
        String cone = "define public = " + address + "\n" + CONE;
        return CLOSED
                + switch (kind) {
                    case FULL_CONE -> cone + FULL;
                    case ADDRESS_RESTRICTED -> cone + RESTRICTED;
                    // The kernel lets answers in by itself.
                    case PORT_RESTRICTED -> cone;
                    case SYMMETRIC -> SYMMETRIC;
                };
    }
}
