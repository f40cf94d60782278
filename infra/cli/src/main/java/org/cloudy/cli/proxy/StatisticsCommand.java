package org.cloudy.cli.proxy;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.squid.ProxyStatistics;
import org.cloudy.bus.squid.SquidContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Sizes;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** How much the proxy was asked, and how much of it came from copies. */
@Command
final class StatisticsCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    StatisticsCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SquidContract.STATISTICS, Empty.EMPTY), "", this::view);
    }

    private String view(ProxyStatistics statistics) {
        return new Facts(cloudy.texts())
                .with("cli.proxy.requests", statistics.requests())
                .with("cli.proxy.hits", statistics.hits())
                .with("cli.proxy.sent", Sizes.text(statistics.sentBytes()))
                .with("cli.proxy.saved", Sizes.text(statistics.savedBytes()))
                .with("cli.proxy.rate", rounded(statistics.requestsPerSecond(), "/s"))
                .with("cli.proxy.ratio", rounded(statistics.hitPercent(), " %"))
                .text();
    }

    private static String rounded(@Nullable Double value, String unit) {
        return value == null ? Texts.UNKNOWN : Math.round(value * 10) / 10.0 + unit;
    }
}
