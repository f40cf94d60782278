package org.cloudy.gateway.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityDetail.Choice;
import org.cloudy.bus.capabilities.CapabilityDetail.Field;
import org.cloudy.bus.capabilities.CapabilityDetail.FieldKind;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** A micro cloud as one finds it in a neighbourhood: what the pages are looked at and tested with. */
final class Sample {
    static final Instant NOW = Instant.parse("2026-11-20T18:30:00Z");
    static final NodeId SELF = new NodeId("kq3bz5xw7mdfhj2a");
    static final NodeId PLAZA = new NodeId("p2lazaclotbcn777");
    static final NodeId SCHOOL = new NodeId("esc3lapoblenou22");
    static final String HOSTILE = "<script>alert(1)</script>";

    private Sample() {}

    static List<NodeView> nodes() {
        return List.of(
                node(SELF, "casa-marta", "10.1.24.7", null, true, null, null, null, 12),
                node(SCHOOL, "escola-poblenou", "10.1.24.31", "https://10.1.24.31:7001/", false, 4.62, 4.1, 2, 71),
                node(PLAZA, "ateneu-del-clot", "10.1.24.12", "https://10.1.24.12:7001/", false, 0.84, 1.3, 1, 203));
    }

    static NodeView node(
            NodeId id,
            String name,
            String address,
            @Nullable String web,
            boolean self,
            @Nullable Double rtt,
            @Nullable Double estimated,
            @Nullable Integer hops,
            int days) {
        return new NodeView(
                id,
                name,
                address,
                web,
                "1.0.0",
                "barcelona-est",
                self,
                rtt,
                estimated,
                hops,
                NOW.minus(Duration.ofDays(days)));
    }

    static List<ServiceInstance> services() {
        return List.of(
                service(
                        PLAZA,
                        1,
                        "_squid._tcp",
                        "Internet de l’ateneu",
                        "10.1.24.12",
                        3128,
                        Health.PASSING,
                        0.84,
                        1,
                        Map.of("cache", "2 GB", "uplink", "300 Mbit/s")),
                service(
                        SCHOOL,
                        1,
                        "_squid._tcp",
                        "Proxy de l’escola",
                        "10.1.24.31",
                        8080,
                        Health.WARNING,
                        4.62,
                        2,
                        Map.of()),
                service(
                        PLAZA,
                        2,
                        "_http._tcp",
                        "Ràdio del barri",
                        "10.1.24.12",
                        8000,
                        Health.PASSING,
                        0.84,
                        1,
                        Map.of("path", "/live")),
                service(
                        SCHOOL,
                        2,
                        "_http._tcp",
                        "Wiki de la xarxa",
                        "10.1.24.31",
                        80,
                        Health.PASSING,
                        4.62,
                        2,
                        Map.of()),
                service(
                        SELF,
                        1,
                        "_http._tcp",
                        "Fotos de la Marta",
                        "10.1.24.7",
                        8088,
                        Health.CRITICAL,
                        0.05,
                        0,
                        Map.of()),
                service(SCHOOL, 3, "_ntp._udp", "Time", "10.1.24.31", 123, Health.PASSING, 4.62, 2, Map.of()),
                service(
                        PLAZA,
                        3,
                        "_sftp-ssh._tcp",
                        "Arxiu de l’ateneu",
                        "10.1.24.12",
                        22,
                        Health.PASSING,
                        0.84,
                        1,
                        Map.of()),
                service(
                        null,
                        1,
                        "_ipp._tcp",
                        "Brother HL-L2350DW",
                        "10.1.24.90",
                        631,
                        Health.UNKNOWN,
                        null,
                        null,
                        Map.of("ty", "Brother HL-L2350DW series", "pdl", "application/pdf")));
    }

    static ServiceInstance hostile() {
        return service(
                PLAZA,
                66,
                "_http._tcp",
                HOSTILE,
                "javascript:alert(1)//",
                80,
                Health.PASSING,
                1.0,
                1,
                Map.of("path", "javascript:alert(1)", HOSTILE, HOSTILE));
    }

    static List<ServiceInstance> many(int count) {
        List<ServiceInstance> all = new ArrayList<>();
        List<Health> healths = List.of(Health.values());
        String[] types = {"_http._tcp", "_squid._tcp", "_ssh._tcp", "_ipp._tcp", "_domain._udp"};
        for (int i = 0; i < count; i++) {
            all.add(service(
                    i % 2 == 0 ? PLAZA : SCHOOL,
                    100 + i,
                    types[i % types.length],
                    "Service %04d".formatted(i),
                    "10.2." + i / 250 + "." + i % 250,
                    1024 + i,
                    healths.get(i % healths.size()),
                    i % 7 == 0 ? null : i / 10.0,
                    i % 7 == 0 ? null : i % 9,
                    Map.of()));
        }
        return all;
    }

    static ServiceInstance service(
            @Nullable NodeId node,
            int number,
            String type,
            String name,
            String host,
            int port,
            Health health,
            @Nullable Double rtt,
            @Nullable Integer hops,
            Map<String, String> attributes) {
        String id = node == null ? "dns-sd/" + type + "/" + number : node + "/" + number;
        return new ServiceInstance(
                id,
                type,
                name,
                node,
                host,
                port,
                node == null ? null : "barcelona-est",
                health,
                rtt,
                hops,
                NOW.minus(Duration.ofMinutes(47L * number * number * number)),
                attributes);
    }

    static List<CapabilitySummary> capabilities() {
        return List.of(
                squid(CapabilityState.RUNNING, true, Health.PASSING, null),
                summary(
                        "dns",
                        text("Name server", "Servidor de nombres", "Servidor de noms"),
                        text(
                                "Names instead of numbers for the nodes and services of the network.",
                                "Nombres en vez de números para los nodos y servicios de la red.",
                                "Noms en comptes de números per als nodes i serveis de la xarxa."),
                        MenuGroup.NETWORK_SERVICES,
                        "signpost-2",
                        CapabilityState.FAILED),
                summary(
                        "snmp",
                        text("Monitoring agent", "Agente de monitorización", "Agent de monitoratge"),
                        text(
                                "Lets the people who run the network see how this node does.",
                                "Permite que quienes llevan la red vean cómo va este nodo.",
                                "Permet que qui porta la xarxa vegi com va aquest node."),
                        MenuGroup.NETWORK_SERVICES,
                        "graph-up",
                        CapabilityState.AVAILABLE),
                summary(
                        "tahoe",
                        text("Shared storage", "Almacenamiento compartido", "Emmagatzematge compartit"),
                        text(
                                "A folder that is spread over the nodes of the neighbourhood, encrypted.",
                                "Una carpeta repartida entre los nodos del barrio, cifrada.",
                                "Una carpeta repartida entre els nodes del barri, xifrada."),
                        MenuGroup.COMMUNITY_CLOUD,
                        "hdd-stack",
                        CapabilityState.STOPPED));
    }

    static CapabilitySummary squid(CapabilityState state, boolean published, Health health, @Nullable Long job) {
        return new CapabilitySummary(
                "squid",
                text("Web proxy", "Proxy web", "Proxy web"),
                text(
                        "Shares this node’s Internet access with the network, and keeps what many read close by.",
                        "Comparte el acceso a Internet de este nodo con la red y guarda cerca lo que muchos leen.",
                        "Comparteix l’accés a Internet d’aquest node amb la xarxa i guarda a prop el que molts llegeixen."),
                MenuGroup.NETWORK_SERVICES,
                "globe2",
                state,
                published,
                health,
                job);
    }

    static CapabilitySummary summary(
            String name, Text title, Text summary, MenuGroup group, String icon, CapabilityState state) {
        return new CapabilitySummary(name, title, summary, group, icon, state, false, Health.UNKNOWN, null);
    }

    static CapabilityDetail detail(CapabilitySummary summary, List<Action> actions, @Nullable Text reason) {
        return new CapabilityDetail(
                summary,
                text(
                        "Squid passes on what browsers ask for, and remembers the answers. What one neighbour has read, the next one gets at once.\n\nPublish it, and others find it on their search page with all that they need to use it. Only the networks that you allow can.",
                        "Squid transmite lo que piden los navegadores y recuerda las respuestas. Lo que ha leído un vecino, el siguiente lo recibe al momento.\n\nPublícalo y los demás lo encontrarán en su página de búsqueda con todo lo que necesitan para usarlo. Solo pueden las redes que permitas.",
                        "L’Squid transmet el que demanen els navegadors i recorda les respostes. El que ha llegit un veí, el següent ho rep a l’instant.\n\nPublica’l i els altres el trobaran a la seva pàgina de cerca amb tot el que els cal per fer-lo servir. Només poden les xarxes que permetis."),
                fields(),
                Map.of(
                        "name",
                        "Internet de la Marta",
                        "port",
                        3128,
                        "cacheMegabytes",
                        2048,
                        "allowed",
                        List.of("10.0.0.0/8", "fd00::/8"),
                        "mode",
                        "normal",
                        "logging",
                        true),
                Map.of(),
                actions,
                List.of("squid"),
                List.of(new CapabilityDetail.PortUse("proxy", 3128, "tcp")),
                List.of("_squid._tcp"),
                summary.published() ? SELF + "/1" : null,
                List.of(
                        check("daemon", "Squid runs", Health.PASSING, "It answers on port 3128."),
                        check(
                                "cache",
                                "Room for the cache",
                                Health.WARNING,
                                "The disk has 1.2 GB left; the cache may take 2 GB. Make it smaller, or make room.")),
                reason);
    }

    private static CheckResult check(String component, String title, Health health, String message) {
        return new CheckResult(
                component,
                text(title, title, title),
                health,
                text(message, message, message),
                health != Health.PASSING);
    }

    private static List<Field> fields() {
        return List.of(
                new Field(
                        "name",
                        text("Visible name", "Nombre visible", "Nom visible"),
                        text(
                                "What your neighbours see on their search page.",
                                "Lo que tus vecinos ven en su página de búsqueda.",
                                "El que els teus veïns veuen a la seva pàgina de cerca."),
                        null,
                        FieldKind.TEXT,
                        true,
                        List.of(),
                        1L,
                        63L),
                new Field(
                        "port",
                        text("Port", "Puerto", "Port"),
                        text(
                                "Where browsers reach the proxy.",
                                "Por dónde llegan los navegadores al proxy.",
                                "Per on els navegadors arriben al proxy."),
                        null,
                        FieldKind.NUMBER,
                        true,
                        List.of(),
                        1024L,
                        65535L),
                new Field(
                        "cacheMegabytes",
                        text("Size of the cache (MB)", "Tamaño de la caché (MB)", "Mida de la memòria cau (MB)"),
                        text(
                                "How much of the disk it may use to remember pages.",
                                "Cuánto disco puede usar para recordar páginas.",
                                "Quant de disc pot fer servir per recordar pàgines."),
                        text("Cache", "Caché", "Memòria cau"),
                        FieldKind.NUMBER,
                        true,
                        List.of(),
                        16L,
                        1048576L),
                new Field(
                        "allowed",
                        text("Allowed networks", "Redes permitidas", "Xarxes permeses"),
                        text(
                                "One a line, as 10.0.0.0/8. Nobody else can use the proxy.",
                                "Una por línea, como 10.0.0.0/8. Nadie más puede usar el proxy.",
                                "Una per línia, com ara 10.0.0.0/8. Ningú més no pot fer servir el proxy."),
                        null,
                        FieldKind.LINES,
                        true,
                        List.of(),
                        null,
                        null),
                new Field(
                        "mode",
                        text("How much it remembers", "Cuánto recuerda", "Quant recorda"),
                        text(
                                "“offline” gives old pages too while the Internet is away.",
                                "«offline» da también páginas antiguas mientras no hay Internet.",
                                "«offline» dona també pàgines antigues mentre no hi ha Internet."),
                        text("Cache", "Caché", "Memòria cau"),
                        FieldKind.CHOICE,
                        true,
                        List.of(
                                new Choice("normal", text("Normally", "Normalmente", "Normalment")),
                                new Choice("offline", text("Without the Internet", "Sin Internet", "Sense Internet"))),
                        null,
                        null),
                new Field(
                        "logging",
                        text("Keep an access log", "Guardar un registro de accesos", "Guarda un registre d’accessos"),
                        text(
                                "Who read what; think of your neighbours’ privacy.",
                                "Quién leyó qué; piensa en la privacidad de tus vecinos.",
                                "Qui ha llegit què; pensa en la privadesa dels teus veïns."),
                        null,
                        FieldKind.SWITCH,
                        false,
                        List.of(),
                        null,
                        null),
                new Field(
                        "secret",
                        text(
                                "Password of the upstream proxy",
                                "Contraseña del proxy superior",
                                "Contrasenya del proxy superior"),
                        text(
                                "Left empty, it stays as it is.",
                                "Si lo dejas vacío, se queda como está.",
                                "Si ho deixes buit, es queda com està."),
                        null,
                        FieldKind.SECRET,
                        false,
                        List.of(),
                        null,
                        null));
    }

    static List<Job> jobs() {
        return List.of(
                job(14, "Install Name server", JobState.RUNNING, 62, "dns"),
                job(13, "Publish Web proxy", JobState.SUCCEEDED, 100, "squid"),
                job(12, "Start Name server", JobState.FAILED, null, "dns"),
                job(11, "Install Web proxy", JobState.SUCCEEDED, 100, "squid"));
    }

    static Job job(long id, String title, JobState state, @Nullable Integer percent, String capability) {
        Instant created = NOW.minus(Duration.ofMinutes(3L + (14L - id) * 9L));
        return new Job(
                id,
                "capabilities.install",
                "capability:" + capability,
                text(title, title, title),
                "marta",
                state,
                percent,
                text("Fetching packages", "Descargando paquetes", "Baixant paquets"),
                created,
                created,
                state.isOver() ? created.plusSeconds(41) : null,
                state == JobState.FAILED
                        ? Failure.of(
                                        FailureCode.UNAVAILABLE,
                                        "failure.received",
                                        Map.of(
                                                "message",
                                                "Port 53 is in use by another program. Choose another one in the settings."))
                                .problem()
                        : null);
    }

    static List<JobLine> lines(long job) {
        List<String> texts = List.of(
                "Asking for the list of packages",
                "bind9 1:9.20.4-1: fetching 1.2 MB",
                "bind9-utils 1:9.20.4-1: fetching 480 kB",
                "Unpacking bind9");
        List<JobLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(new JobLine(job, i + 1, NOW.minusSeconds(60L - i * 7L), texts.get(i)));
        }
        return lines;
    }

    static Text text(String en, String es, String ca) {
        return new Text(Map.of("en", en, "es", es, "ca", ca));
    }
}
