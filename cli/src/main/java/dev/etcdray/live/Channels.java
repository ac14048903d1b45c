package dev.etcdray.live;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes a connection to one endpoint, as the settings say. */
final class Channels {
    /** So much may be under way on a stream: with less, a snapshot waits for the round trip. */
    private static final int WINDOW_BYTES = 4 << 20;

    /** What they log they tell the caller, too, and a log would go to stderr. Held, as a level goes with its logger. */
    private static final List<Logger> LOGS = List.of(Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

    static {
        // Events for a flight recorder, which take a tenth of a second to define, on the thread that reads.
        System.setProperty("io.netty.jfr.enabled", "false");
        LOGS.forEach(log -> log.setLevel(Level.OFF));
    }

    private final ConnectSettings settings;
    private final TlsMaterial material;
    /** Made when it is needed: it takes longer than all else. */
    private @Nullable SslContext tls;

    Channels(ConnectSettings settings, TlsMaterial material) {
        this.settings = settings;
        this.material = material;
    }

    ManagedChannel open(Endpoint endpoint) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port())
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.dialTimeout().toMillis()))
                .keepAliveTime(settings.keepaliveTime().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(settings.keepaliveTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .initialFlowControlWindow(WINDOW_BYTES).maxInboundMessageSize(settings.maxRecvBytes())
                .withOption(ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(1 << 12, 1 << 16, 1 << 20))
                // What arrives is handed on at once by whoever listens: nothing here blocks the thread that reads.
                .directExecutor()
                // What to repeat is for us to say, and a TXT record of the DNS is no place for settings.
                .disableRetry().disableServiceConfigLookUp();
        if (!settings.tls().isFor(endpoint)) {
            return builder.usePlaintext().build();
        }
        String name = settings.tls().serverName();
        if (name != null) {
            builder.overrideAuthority(name + ":" + endpoint.port());
        }
        return builder.sslContext(tls()).build();
    }

    private synchronized SslContext tls() {
        SslContext made = tls;
        if (made == null) {
            made = material.forGrpc();
            tls = made;
        }
        return made;
    }
}
