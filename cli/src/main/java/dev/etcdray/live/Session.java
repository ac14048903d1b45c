package dev.etcdray.live;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall;
import io.grpc.ForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who we are to the cluster: puts the token, once there is one, into every call's header, and notes if it is no longer taken. */
final class Session implements ClientInterceptor {
    /** etcd, api/v3rpc/rpctypes/metadatafields.go: TokenFieldNameGRPC. */
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);
    /** After these etcd's own clients ask for another token (client/v3/retry_interceptor.go: shouldRefreshToken). */
    private static final List<String> NO_LONGER_TAKEN = List.of("invalid auth token", "revision of auth store is old");

    private volatile @Nullable Secret token;
    private volatile @Nullable Secret refused;

    /** From now on calls carry it. */
    void use(Secret issued) {
        token = issued;
    }

    /** Whether a member did not take the token that calls carry now. */
    boolean isRefused() {
        Secret current = token;
        return current != null && current == refused;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        Secret current = token;
        ClientCall<Q, A> call = next.newCall(method, options);
        return current == null ? call : new ForwardingClientCall.SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                headers.put(TOKEN, current.reveal());
                super.start(noting(current, listener), headers);
            }
        };
    }

    private <A> ClientCall.Listener<A> noting(Secret carried, ClientCall.Listener<A> listener) {
        return new ForwardingClientCallListener.SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
                if (NO_LONGER_TAKEN.stream().anyMatch(String.valueOf(status.getDescription())::endsWith)) {
                    refused = carried;
                }
                super.onClose(status, trailers);
            }
        };
    }
}
