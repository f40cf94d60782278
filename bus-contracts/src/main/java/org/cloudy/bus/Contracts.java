package org.cloudy.bus;

import java.util.List;
import java.util.Optional;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.audit.AuditContract;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.DepositContract;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.diagnosis.DiagnosisContract;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.firewall.FirewallContract;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.logs.LogsContract;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.power.PowerContract;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.sessions.SessionsContract;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.bus.updates.UpdatesContract;

/** All calls and topics: permissions, metrics, the AsyncAPI document and {@code cloudy call} are drawn from here. */
public final class Contracts {
    public static final List<Call<?, ?>> CALLS = List.of(
            SystemContract.STATUS,
            SystemContract.LOAD,
            SystemContract.SETUP_STATE,
            SystemContract.SETUP,
            SystemContract.AUTHENTICATE,
            SystemContract.AUTHENTICATE_CODE,
            SystemContract.RENAME,
            AccountsContract.LIST,
            AccountsContract.CREATE,
            AccountsContract.SET_ROLE,
            AccountsContract.SET_USE,
            AccountsContract.SET_PASSWORD,
            AccountsContract.RESET_FACTOR,
            AccountsContract.REMOVE,
            AccountsContract.OWN,
            AccountsContract.CHANGE_PASSWORD,
            AccountsContract.CHOOSE_LANGUAGE,
            AccountsContract.BEGIN_FACTOR,
            AccountsContract.CONFIRM_FACTOR,
            AccountsContract.END_FACTOR,
            AccountsContract.RENEW_CODES,
            SessionsContract.OWN,
            SessionsContract.ALL,
            SessionsContract.END,
            AuditContract.FIND,
            JobsContract.LIST,
            JobsContract.GET,
            JobsContract.CANCEL,
            UpdatesContract.LIST,
            UpdatesContract.CHANGELOG,
            UpdatesContract.REFRESH,
            UpdatesContract.APPLY,
            UpdatesContract.AUTOMATIC,
            LogsContract.SOURCES,
            LogsContract.SEARCH,
            DiagnosisContract.RUN,
            DiagnosisContract.REPAIR,
            PowerContract.STATE,
            PowerContract.ACT,
            FirewallContract.STATUS,
            FirewallContract.TRY,
            FirewallContract.CONFIRM,
            FirewallContract.OFF,
            CapabilitiesContract.LIST,
            CapabilitiesContract.GET,
            CapabilitiesContract.ACT,
            CapabilitiesContract.CONFIGURE,
            CapabilitiesContract.DIAGNOSE,
            CapabilitiesContract.LOG,
            CapabilitiesContract.KEPT_FILES,
            CapabilitiesContract.HOLD,
            CapabilitiesContract.RELEASE,
            CapabilitiesContract.TAKE_BACK,
            CapabilitiesContract.CHECK_PLUGIN,
            CapabilitiesContract.NEW_PLUGIN,
            CapabilitiesContract.ADD_PLUGIN,
            CapabilitiesContract.PLUGINS,
            CapabilitiesContract.REMOVE_PLUGIN,
            CapabilitiesContract.PLUGIN_SCHEMA,
            BackupContract.LIST,
            BackupContract.CREATE,
            BackupContract.FIND,
            BackupContract.INSPECT,
            BackupContract.VERIFY,
            BackupContract.DRILL,
            BackupContract.RESTORE,
            BackupContract.REMOVE,
            BackupContract.DELETE,
            BackupContract.SCHEDULE,
            BackupContract.NEIGHBOURS,
            BackupContract.OFFER,
            BackupContract.FETCH,
            BackupContract.DISCARD,
            BackupContract.EVICT,
            DepositContract.LIST,
            DepositContract.BEGIN,
            DepositContract.APPEND,
            DepositContract.FINISH,
            DepositContract.READ,
            DepositContract.DISCARD,
            DiscoveryContract.FIND,
            DiscoveryContract.NODES,
            DiscoveryContract.PUBLISH,
            DiscoveryContract.WITHDRAW,
            DiscoveryContract.DISTANCES,
            DiscoveryContract.ANNOUNCING,
            DiscoveryContract.PING,
            SearchContract.QUERY,
            SearchContract.SUGGEST,
            SearchContract.GET,
            SearchContract.PUBLISH,
            SearchContract.PUBLISH_ALL,
            SearchContract.PUBLISH_FILE,
            SearchContract.WITHDRAW,
            SearchContract.OWN,
            SearchContract.PLACEMENT,
            SearchContract.SHARE,
            SearchContract.STATISTICS,
            SearchContract.TOP,
            SearchContract.DOCUMENTS,
            SearchContract.COMPLETIONS,
            SquidContract.USERS,
            SquidContract.ADD_USER,
            SquidContract.CHANGE_USER,
            SquidContract.REMOVE_USER,
            SquidContract.PEERS,
            SquidContract.ADD_PEER,
            SquidContract.REMOVE_PEER,
            SquidContract.STATISTICS,
            SquidContract.HISTORY,
            DnsContract.ZONES,
            DnsContract.ZONE,
            DnsContract.CREATE,
            DnsContract.DELETE,
            DnsContract.CHANGE,
            DnsContract.IMPORT,
            DnsContract.EXPORT,
            DnsContract.SET,
            DnsContract.STATISTICS,
            DnsContract.CLOUD,
            DnsContract.OFFERED,
            DnsContract.SECONDARIES,
            DnsContract.FETCH,
            DnsContract.DROP,
            DnsContract.REVOKE,
            DnsContract.OFFERS,
            DnsContract.AGREE,
            NoticesContract.LIST,
            NoticesContract.RAISE,
            NoticesContract.CLEAR,
            SnmpContract.DEVICES,
            SnmpContract.DEVICE,
            SnmpContract.ADD,
            SnmpContract.REMOVE,
            SnmpContract.GRAPH,
            SnmpContract.RULES,
            SnmpContract.ADD_RULE,
            SnmpContract.REMOVE_RULE,
            OverlayContract.KEY,
            OverlayContract.APPLY,
            OverlayContract.DOWN,
            OverlayContract.FORGET,
            OverlayContract.STATUS,
            MicroCloudContract.GET,
            MicroCloudContract.CREATE,
            MicroCloudContract.DESCRIBE,
            MicroCloudContract.INVITE,
            MicroCloudContract.JOIN,
            MicroCloudContract.NEARBY,
            MicroCloudContract.ASK,
            MicroCloudContract.DECIDE,
            MicroCloudContract.LEAVE,
            MicroCloudContract.EXPEL,
            MicroCloudContract.MAP,
            MicroCloudContract.LINKS,
            MicroCloudContract.IDENTIFY,
            MicroCloudContract.REDEEM,
            MicroCloudContract.APPLY);

    public static final List<Topic<?>> TOPICS = List.of(
            AccountsContract.CHANGED,
            JobsContract.CHANGED,
            JobsContract.LOG,
            CapabilitiesContract.CHANGED,
            DiscoveryContract.SERVICES_CHANGED,
            DiscoveryContract.NODES_CHANGED,
            DnsContract.CHANGED,
            NoticesContract.CHANGED,
            SnmpContract.CHANGED,
            OverlayContract.CHANGED,
            MicroCloudContract.CHANGED);

    private Contracts() {}

    /** The call with this address. */
    public static Optional<Call<?, ?>> call(String address) {
        return CALLS.stream().filter(call -> call.address().equals(address)).findAny();
    }
}
