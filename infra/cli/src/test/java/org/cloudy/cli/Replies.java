package org.cloudy.cli;

/** JSON as a node sends it. */
final class Replies {
    static final String NODE = "abcdefghijklmnop";

    static final String STATUS = """
        {"node":"abcdefghijklmnop","name":"roof","version":"1.0","microCloud":null,"members":3,"state":"ready",
        "capabilities":[{"name":"squid","state":"running","published":true}]}\
        """;

    static final String SERVICE = """
        {"id":"abcdefghijklmnop/7","type":"_squid._tcp","name":"proxy","node":"abcdefghijklmnop","host":"10.0.0.1",
        "port":3128,"microCloud":"home","health":"passing","rttMs":0.42,"hops":null,"since":"2026-11-22T11:57:00Z",
        "attributes":{"a":"b"},"fromALaterVersion":1}\
        """;

    static final String NODE_VIEW = """
        {"node":"abcdefghijklmnop","name":"roof","address":"10.0.0.1","web":null,"version":"1.0","microCloud":"home",
        "self":true,"rttMs":null,"hops":0,"since":"2026-11-20T12:00:00Z"}\
        """;

    static final String NEIGHBOUR = """
            {"node":"qrstuvwxyz234567","name":"mill","address":"10.0.0.2","web":null,"version":"1.0","microCloud":"home",
            "self":false,"rttMs":0.84,"estimatedMs":1.31,"hops":2,"since":"2026-11-20T12:00:00Z"}""";

    static final String SUMMARY = """
        {"name":"squid","title":{"en":"Web proxy","es":"Proxy web"},"summary":{"en":"Saves bandwidth"},
        "group":"network_services","icon":"globe2","state":"running","published":false,"health":"passing","job":null}\
        """;

    static final String DETAIL = """
        {"summary":%s,"description":{"en":"Long"},"fields":[{"name":"port","title":{"en":"Port"},"help":{"en":"x"},
        "kind":"number","required":true,"choices":[],"minimum":1,"maximum":65535},{"name":"key","title":{"en":"Key"},
        "help":{"en":"x"},"group":{"en":"Who may use it","es":"Quién puede usarlo"},"kind":"secret","required":false,"choices":[],"minimum":null,"maximum":null}],
        "settings":{"port":3128,"key":"hush"},"schema":{},"actions":["stop","publish"],"packages":["squid"],
        "ports":[{"name":"http","port":3128,"transport":"tcp"}],"serviceTypes":["_squid._tcp"],"publishedAs":null,
        "checks":[%s],"reason":null}\
        """.formatted(SUMMARY, Replies.CHECK);

    static final String CHECK = """
        {"component":"daemon","title":{"en":"Daemon"},"health":"critical","message":{"en":"It is down"},
        "repairable":true}\
        """;

    static final String MICRO_CLOUD = """
        {"id":"cloudcloudcloud2","appearance":{"name":"Hills","description":"For all on the hill","colour":"#1f6f8b",
        "logo":"data:image/png;base64,AAAA"},"range":"10.83.0.0/16","founded":"2026-11-20T12:00:00Z",
        "founder":"abcdefghijklmnop","address":"10.83.0.1","members":[
        {"node":"abcdefghijklmnop","name":"roof","address":"10.83.0.1","since":"2026-11-20T12:00:00Z","invitedBy":null,
        "self":true,"online":true,"link":null,"via":null,"rttMs":null,
        "traffic":{"receivedBytes":1234567,"sentBytes":999}},
        {"node":"barnbarnbarnbarn","name":"barn","address":"10.83.0.2","since":"2026-11-21T12:00:00Z",
        "invitedBy":"abcdefghijklmnop","self":false,"online":true,"link":"direct","via":null,"rttMs":1.5},
        {"node":"millmillmillmill","name":"mill","address":"10.83.0.3","since":"2026-11-21T12:00:00Z",
        "invitedBy":"barnbarnbarnbarn","self":false,"online":true,"link":"relayed","via":"barnbarnbarnbarn","rttMs":31.2},
        {"node":"mill2mill2mill2m","name":"mill","address":"10.83.0.4","since":"2026-11-21T12:00:00Z",
        "invitedBy":"barnbarnbarnbarn","self":false,"online":false,"link":"unreachable","via":null,"rttMs":null}],
        "requests":[{"node":"cabincabincabin2","name":"cabin","message":"Hello\\u001b[31m hill",
        "askedAt":"barnbarnbarnbarn","since":"2026-11-22T11:57:00Z"}]}\
        """;

    static final String NO_MICRO_CLOUD = """
        {"id":null,"appearance":null,"range":null,"founded":null,"founder":null,"address":null,"members":[],
        "requests":[]}\
        """;

    static final String TOPOLOGY = """
        {"members":%s,"views":[{"node":"abcdefghijklmnop","links":[
        {"peer":"barnbarnbarnbarn","state":"direct","via":null,"rttMs":1.5},
        {"peer":"millmillmillmill","state":"relayed","via":"barnbarnbarnbarn","rttMs":31.2},
        {"peer":"mill2mill2mill2m","state":"unreachable","via":null,"rttMs":null}],"history":[
        {"node":"abcdefghijklmnop","peer":"mill2mill2mill2m","state":"direct","at":"2026-11-21T12:00:00Z"},
        {"node":"abcdefghijklmnop","peer":"mill2mill2mill2m","state":"unreachable","at":"2026-11-22T11:57:00Z"},
        {"node":"barnbarnbarnbarn","peer":"mill2mill2mill2m","state":"direct","at":"2026-11-22T11:58:00Z"}]},
        {"node":"barnbarnbarnbarn","links":[{"peer":"abcdefghijklmnop","state":"direct","via":null,"rttMs":null},
        {"peer":"millmillmillmill","state":"direct","via":null,"rttMs":30.1}],"history":[]}],
        "silent":["millmillmillmill","mill2mill2mill2m"]}\
        """.formatted(MICRO_CLOUD.substring(
            MICRO_CLOUD.indexOf("[", MICRO_CLOUD.indexOf("members")), MICRO_CLOUD.indexOf(",\n\"requests\"")));

    static final String OVERLAY = """
        {"up":true,"network":"cloudcloudcloud2","address":"10.83.0.1/16","device":"cloudy0","receivedBytes":1,
        "sentBytes":2,"links":[{"node":"barnbarnbarnbarn","state":"direct","via":null,"endpoint":null,"since":null},
        {"node":"millmillmillmill","state":"unreachable","via":null,"endpoint":null,"since":null}]}\
        """;

    private Replies() {}

    static String job(String state, String more) {
        return """
            {"id":5,"kind":"capabilities.install","resource":"squid","title":{"en":"Install Web proxy"},"user":"ana",
            "state":"%s","percent":40,"step":{"en":"Fetching"},"created":"2026-11-22T11:59:00Z","started":null,
            "ended":null,"failure":%s}\
            """.formatted(state, more);
    }

    static String line(int number, String text) {
        return "{\"job\":5,\"number\":%d,\"time\":\"2026-11-22T11:59:30Z\",\"text\":\"%s\"}".formatted(number, text);
    }

    static String problem(String code, String message) {
        return "{\"code\":\"%s\",\"key\":\"of.a.later.version\",\"args\":{},\"message\":\"%s\",\"fields\":[]}"
                .formatted(code, message);
    }
}
