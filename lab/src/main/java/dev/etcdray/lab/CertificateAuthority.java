package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority of a few days. */
final class CertificateAuthority {
    private final Path directory;

    private CertificateAuthority(Path directory) {
        this.directory = directory;
    }

    /** Makes one in a new directory. */
    static CertificateAuthority make(Path directory, String name) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("openssl.cnf"), configOf(directory));
        Files.createFile(directory.resolve("index.txt"));
        CertificateAuthority ca = new CertificateAuthority(directory);
        Openssl.run(List.of("req", "-x509", "-config", ca.config(), "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:P-256", "-nodes", "-keyout", directory.resolve("ca.key").toString(), "-out",
                ca.certificate().toString(), "-days", "3", "-subj", "/CN=" + name, "-addext",
                "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign"));
        return ca;
    }

    /** Not in all versions can {@code openssl x509} set the start of a certificate; {@code openssl ca} always could. */
    private static String configOf(Path directory) {
        return """
                [ca]
                default_ca = lab
                [lab]
                database = %1$s/index.txt
                new_certs_dir = %1$s
                certificate = %1$s/ca.crt
                private_key = %1$s/ca.key
                rand_serial = yes
                unique_subject = no
                default_md = sha256
                policy = any
                copy_extensions = copy
                [any]
                organizationName = optional
                commonName = optional
                [req]
                distinguished_name = any
                """.formatted(directory);
    }

    /** Its certificate. */
    Path certificate() {
        return directory.resolve("ca.crt");
    }

    /** Signs what somebody with a key says of himself. */
    void sign(Path key, Path certificate, Claim claim) throws IOException, InterruptedException {
        Path request = certificate.resolveSibling(certificate.getFileName() + ".csr");
        Openssl.run(claim.request(), "-config", config(), "-key", key.toString(), "-out", request.toString());
        Openssl.run(claim.validity(), "-config", config(), "-in", request.toString(), "-out", certificate.toString());
    }

    private String config() {
        return directory.resolve("openssl.cnf").toString();
    }

    /**
     * What a certificate says.
     *
     * @param subject as openssl takes it, for example {@code /CN=root}
     * @param extensions as openssl takes them
     * @param expired whether its time is over
     */
    record Claim(String subject, List<String> extensions, boolean expired) {
        private List<String> request() {
            List<String> request = new ArrayList<>(List.of("req", "-new", "-subj", subject));
            extensions.forEach(extension -> request.addAll(List.of("-addext", extension)));
            return request;
        }

        private List<String> validity() {
            List<String> validity = expired
                    ? List.of("-startdate", "20200101000000Z", "-enddate", "20200201000000Z")
                    : List.of("-days", "2");
            List<String> command = new ArrayList<>(List.of("ca", "-batch", "-notext"));
            command.addAll(validity);
            return command;
        }
    }
}
