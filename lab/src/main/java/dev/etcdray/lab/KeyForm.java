package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The forms that private keys come in. */
public enum KeyForm {
    /** {@code BEGIN RSA PRIVATE KEY}. */
    PKCS1_RSA,
    /** {@code BEGIN EC PRIVATE KEY}. */
    SEC1_EC,
    /** The same after a block {@code BEGIN EC PARAMETERS}, as {@code openssl ecparam -genkey} writes it. */
    SEC1_EC_WITH_PARAMETERS,
    /** {@code BEGIN PRIVATE KEY}. */
    PKCS8_RSA,
    /** {@code BEGIN PRIVATE KEY}. */
    PKCS8_EC,
    /** {@code BEGIN PRIVATE KEY}. */
    PKCS8_ED25519,
    /** {@code BEGIN ENCRYPTED PRIVATE KEY}; {@link Certificates#KEY_PASSWORD} opens it. */
    ENCRYPTED_PKCS8,
    /** {@code BEGIN RSA PRIVATE KEY} with {@code Proc-Type: 4,ENCRYPTED}; {@link Certificates#KEY_PASSWORD} opens it. */
    ENCRYPTED_PKCS1;

    /** Whether it takes a password to read it. */
    public boolean isEncrypted() {
        return this == ENCRYPTED_PKCS8 || this == ENCRYPTED_PKCS1;
    }

    /** A new key, not yet in this form. */
    void generate(Path key) throws IOException, InterruptedException {
        Openssl.run(generation(), "-out", key.toString());
    }

    /** Brings it into this form. */
    void convert(Path key, Path converted) throws IOException, InterruptedException {
        List<String> conversion = conversion();
        if (conversion.isEmpty()) {
            Files.copy(key, converted);
        } else {
            Openssl.run(conversion, "-in", key.toString(), "-out", converted.toString());
        }
    }

    private List<String> generation() {
        return switch (this) {
            case PKCS1_RSA, PKCS8_RSA, ENCRYPTED_PKCS8, ENCRYPTED_PKCS1 ->
                List.of("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
            case SEC1_EC, PKCS8_EC -> List.of("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256");
            case SEC1_EC_WITH_PARAMETERS -> List.of("ecparam", "-name", "prime256v1", "-genkey");
            case PKCS8_ED25519 -> List.of("genpkey", "-algorithm", "ED25519");
        };
    }

    private List<String> conversion() {
        return switch (this) {
            case PKCS1_RSA -> List.of("rsa", "-traditional");
            case SEC1_EC -> List.of("ec");
            case ENCRYPTED_PKCS8 -> List.of("pkcs8", "-topk8", "-passout", Openssl.PASSWORD);
            case ENCRYPTED_PKCS1 -> List.of("rsa", "-traditional", "-aes128", "-passout", Openssl.PASSWORD);
            case SEC1_EC_WITH_PARAMETERS, PKCS8_RSA, PKCS8_EC, PKCS8_ED25519 -> List.of();
        };
    }
}
