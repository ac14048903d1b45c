package dev.etcdray.cli.recover;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a member and passes on what clients ask and the member answers, each call as it is. Somebody may look at a
 * call before it reaches the member, and after the member has answered: there the client has no answer yet.
 */
final class Relay implements AutoCloseable {
    private final String member;
    private final Onlooker onlooker;
    private final ManagedChannel channel;
    private final ExecutorService threads = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private final Server server;

    /** Looks at calls; each call on a thread of its own, which may be held. */
    interface Onlooker {
        /**
         * A call has come.
         *
         * @param method for example {@code Compact}
         * @return whether it is passed on
         */
        boolean before(String member, String method) throws Exception;

        /** The member has answered, in whatever way. */
        void after(String member, String method) throws Exception;
    }

    /** Listens on a port of loopback for a member. */
    Relay(int port, String member, String endpoint, Onlooker onlooker) throws IOException {
        this.member = member;
        this.onlooker = onlooker;
        URI target = URI.create(endpoint);
        channel = NettyChannelBuilder.forAddress(target.getHost(), target.getPort()).usePlaintext()
                .maxInboundMessageSize(Integer.MAX_VALUE).executor(threads).build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .executor(threads).maxInboundMessageSize(Integer.MAX_VALUE).fallbackHandlerRegistry(new Everything())
                .build().start();
    }

    /** Where clients reach the member through it. */
    String endpoint() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        channel.shutdownNow();
        threads.shutdownNow();
    }

    /** Any method, its messages as bytes. */
    private final class Everything extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(Bytes.INSTANCE, Bytes.INSTANCE)
                    .setFullMethodName(name).setType(MethodDescriptor.MethodType.UNKNOWN).build();
            return ServerMethodDefinition.create(method, (ServerCallHandler<byte[], byte[]>) Relay.this::relay);
        }
    }

    private ServerCall.Listener<byte[]> relay(ServerCall<byte[], byte[]> asked, Metadata headers) {
        ClientCall<byte[], byte[]> passed = channel.newCall(asked.getMethodDescriptor(), CallOptions.DEFAULT);
        asked.request(1);
        return new Question(asked, passed, headers);
    }

    /** What a client asks: one message. */
    private final class Question extends ServerCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> asked;
        private final ClientCall<byte[], byte[]> passed;
        private final Metadata headers;
        private byte[] message = new byte[0];
        private boolean started;

        Question(ServerCall<byte[], byte[]> asked, ClientCall<byte[], byte[]> passed, Metadata headers) {
            this.asked = asked;
            this.passed = passed;
            this.headers = headers;
        }

        @Override
        public void onMessage(byte[] question) {
            message = question;
            asked.request(1);
        }

        @Override
        public void onHalfClose() {
            String method = String.valueOf(asked.getMethodDescriptor().getBareMethodName());
            try {
                if (!onlooker.before(member, method)) {
                    return;
                }
            } catch (Exception | Error e) {
                // The test's own failure: let it show.
                asked.close(Status.INTERNAL.withDescription("onlooker: " + e), new Metadata());
                return;
            }
            started = true;
            passed.start(new Answer(asked, passed, method), headers);
            passed.sendMessage(message);
            passed.halfClose();
            passed.request(1);
        }

        @Override
        public void onCancel() {
            passed.cancel("the client gave up", null);
        }

        @Override
        public void onReady() {
            if (started) {
                passed.request(1);
            }
        }
    }

    /** What the member answers: one message or many. */
    private final class Answer extends ClientCall.Listener<byte[]> {
        private final ServerCall<byte[], byte[]> asked;
        private final ClientCall<byte[], byte[]> passed;
        private final String method;
        private boolean headersSent;
        private boolean looked;

        Answer(ServerCall<byte[], byte[]> asked, ClientCall<byte[], byte[]> passed, String method) {
            this.asked = asked;
            this.passed = passed;
            this.method = method;
        }

        @Override
        public void onMessage(byte[] answer) {
            look();
            if (!headersSent) {
                asked.sendHeaders(new Metadata());
                headersSent = true;
            }
            asked.sendMessage(answer);
            if (asked.isReady()) {
                passed.request(1);
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            look();
            asked.close(status, trailers);
        }

        private void look() {
            if (!looked) {
                looked = true;
                try {
                    onlooker.after(member, method);
                } catch (Exception | Error e) {
                    throw new IllegalStateException("the onlooker failed", e);
                }
            }
        }
    }

    /** Messages as they are. */
    private enum Bytes implements MethodDescriptor.Marshaller<byte[]> {
        INSTANCE;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
