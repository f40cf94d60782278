package org.cloudy.capabilities.declared;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.capabilities.declared.PluginDocument.PageDeclaration;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.settings.DeclaredSettings;

/** Looks whether a page of the service answers with the status that it should. */
record PageCheck(String name, PageDeclaration page) implements Component<DeclaredSettings> {
    private static final int DEADLINE = (int) Duration.ofSeconds(5).toMillis();
    private static final int FINE = 200;

    @Override
    public List<CheckResult> diagnose(Site<DeclaredSettings> site, boolean enabled) {
        if (!enabled) {
            return List.of();
        }
        int wanted = page.status() == null ? FINE : page.status();
        String found = found(site);
        return Look.of(
                name,
                "plugins.page",
                Map.of("path", page.http(), "wanted", "" + wanted, "found", found),
                found.equals("" + wanted),
                false);
    }

    private String found(Site<DeclaredSettings> site) {
        boolean secure = Boolean.TRUE.equals(page.tls());
        String host = site.listen().contains(":") ? "[" + site.listen() + "]" : site.listen();
        URI address = URI.create((secure ? "https://" : "http://") + host + ":"
                + site.settings().number(page.port()) + Template.of(page.http()).fill(site));
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(java.net.Proxy.NO_PROXY);
            if (connection instanceof HttpsURLConnection tls) {
                OwnCertificate.accept(tls);
            }
            connection.setConnectTimeout(DEADLINE);
            connection.setReadTimeout(DEADLINE);
            connection.setInstanceFollowRedirects(false);
            try {
                return "" + connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
