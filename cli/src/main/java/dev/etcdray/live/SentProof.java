package dev.etcdray.live;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/**
 * Notes whether a call got as far as a connection. Before that nothing of it can have left: what the error says is no
 * proof, as the same words stand for a connection that was refused and for one that broke.
 */
final class SentProof implements ClientInterceptor {
    private volatile boolean reachedConnection;

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return next.newCall(method, options.withStreamTracerFactory(new ClientStreamTracer.Factory() {
            @Override
            public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
                return tracer();
            }
        }));
    }

    private ClientStreamTracer tracer() {
        return new ClientStreamTracer() {
            @Override
            public void streamCreated(Attributes transportAttributes, Metadata sent) {
                reachedConnection = true;
            }

            @Override
            public void outboundHeaders() {
                reachedConnection = true;
            }
        };
    }

    boolean mayHaveBeenSent() {
        return reachedConnection;
    }
}
