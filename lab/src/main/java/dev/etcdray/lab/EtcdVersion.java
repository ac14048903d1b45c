package dev.etcdray.lab;

import java.util.List;

/** The servers that tests run against. */
public enum EtcdVersion {
    V3_4("3.4"),
    V3_5("3.5"),
    V3_6("3.6"),
    V3_7("3.7");

    private final String minor;

    EtcdVersion(String minor) {
        this.minor = minor;
    }

    /** For example {@code 3.6}. */
    public String minor() {
        return minor;
    }

    /** What makes it quiet and quick, in its own dialect. */
    List<String> flags() {
        return this == V3_4
                ? List.of("--logger", "zap", "--log-level", "error")
                : List.of("--log-level", "error", "--unsafe-no-fsync");
    }

    /** Whether the server writes the version of its storage schema and reports it. */
    public boolean hasStorageVersion() {
        return compareTo(V3_6) >= 0;
    }

    @Override
    public String toString() {
        return minor;
    }
}
