package dev.etcdray.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The openssl command. */
final class Openssl {
    /** How it takes {@link Certificates#KEY_PASSWORD}. */
    static final String PASSWORD = "pass:" + Certificates.KEY_PASSWORD;

    private Openssl() {
    }

    static void run(List<String> command, String... further) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(further));
        Command.succeed(Map.of(), Command.of(Tools.system("openssl", "openssl"), all));
    }
}
