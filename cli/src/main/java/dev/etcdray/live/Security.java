package dev.etcdray.live;

/** How an endpoint is spoken to. */
enum Security {
    /** Without TLS. */
    PLAIN,
    /** Over TLS, showing no certificate. */
    TLS,
    /** Over TLS, showing a certificate. */
    MUTUAL_TLS
}
