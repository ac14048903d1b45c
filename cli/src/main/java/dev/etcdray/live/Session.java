package dev.etcdray.live;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/** Who we are to the cluster: puts the token, once there is one, into every call's header. */
final class Session implements ClientInterceptor {
    /** etcd, api/v3rpc/rpctypes/metadatafields.go: TokenFieldNameGRPC. */
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

    private volatile @Nullable Secret token;

    /** From now on calls carry it. */
    void use(Secret issued) {
        token = issued;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        Secret current = token;
        ClientCall<Q, A> call = next.newCall(method, options);
        return current == null ? call : new ForwardingClientCall.SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                headers.put(TOKEN, current.reveal());
                super.start(listener, headers);
            }
        };
    }
}
