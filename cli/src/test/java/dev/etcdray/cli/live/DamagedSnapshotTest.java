package dev.etcdray.cli.live;

import dev.etcdray.cli.Run;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a member sends is no sound snapshot: exit code 9, and none of it is kept. */
@Timeout(60)
class DamagedSnapshotTest {
    private static final int HASH_BYTES = 32;
    private static final int PAGE_BYTES = 4096;

    @TempDir
    Path directory;
    private Workplace place;
    private byte[] sound = {};

    @BeforeEach
    void read() throws IOException {
        place = Workplace.in(directory);
        sound = Files.readAllBytes(Run.sample("k8s-small.db"));
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        place.holdsOnly();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE_AND_KEEP", "SAVE"})
    void theHashIsOfOtherBytesThanAreKept(LiveCommand command) throws Exception {
        sound[sound.length - 1] ^= 1;
        isRefused(command, sound, "the SHA-256 at its end is missing or wrong");
    }

    /** The hash is not computed of what is only looked at: a wrong one, where the pages are right, goes unseen. */
    @Test
    void whatIsNotKeptIsNotHashed() throws Exception {
        sound[sound.length - 1] ^= 1;
        try (FakeMember member = FakeMember.sending(sound)) {
            Ending ending = place.run(LiveCommand.ANALYZE.words(place, member.endpoint()));
            assertThat(ending.run().exitCode()).isZero();
            assertThat(ending.run().out()).contains(": snapshot, its SHA-256 was not checked");
        }
    }

    @ParameterizedTest
    @EnumSource
    void itEndsInTheMiddle(LiveCommand command) throws Exception {
        isRefused(command, Arrays.copyOf(sound, sound.length / 2),
                "page \\d, offset \\d+: high-water mark: expected at most"
                        + " \\d+ pages of 4096 bytes, as the file has " + sound.length / 2
                        + " bytes, found \\d+ pages; the file is"
                        + " cut short");
    }

    /** No etcd does that; what stands between us and it may. */
    @ParameterizedTest
    @EnumSource
    void itEndsBeforeItsHash(LiveCommand command) throws Exception {
        isRefused(command, Arrays.copyOf(sound, sound.length - HASH_BYTES),
                command == LiveCommand.SAVE
                        ? "the SHA-256 at its end is missing or wrong"
                        : "the snapshot has " + (sound.length - HASH_BYTES) + " bytes and should have " + sound.length);
    }

    @ParameterizedTest
    @EnumSource
    void theMemberCannotReadOn(LiveCommand command) throws Exception {
        try (FakeMember member = FakeMember.reading(sound, 100_000)) {
            place.run(command.words(place, member.endpoint())).isError(9, member.endpoint()
                    + ": the member cannot read its own db behind byte 100000; take the snapshot of another member with"
                    + " --from, and check this one's disk", Duration.ZERO);
        }
    }

    /** Each is refused of what a member has just sent, and shown of a file. */
    @ParameterizedTest
    @EnumSource(names = {"ANALYZE", "FLAMEGRAPH", "REPORT", "SAVE"})
    void itsSecondMetaIsBroken(LiveCommand command) throws Exception {
        byte[] pages = Arrays.copyOf(sound, sound.length - HASH_BYTES);
        pages[PAGE_BYTES + 20] ^= 1;
        isRefused(command, hashed(pages), "page 1, offset \\d+: .*");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE", "FLAMEGRAPH", "REPORT", "SAVE"})
    void itHasNoBucketOfKeys(LiveCommand command) throws Exception {
        byte[] pages = Arrays.copyOf(sound, sound.length - HASH_BYTES);
        pages[bucketName(pages, "key")] ^= 1;
        isRefused(command, hashed(pages),
                "a bbolt file without etcd's bucket \"key\": this is not an etcd db; name a saved"
                        + " snapshot, a db or a data dir");
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZE", "SAVE"})
    void nothingComes(LiveCommand command) throws Exception {
        try (FakeMember member = FakeMember.sending(new byte[0])) {
            place.run(command.words(place, member.endpoint())).isError(9, member.endpoint()
                    + ": the snapshot ended before its first byte; take it again, or that of another member with --from",
                    Duration.ZERO);
        }
    }

    /** A sound hash over pages that are none: what etcd reads from a disk that lies. */
    @ParameterizedTest
    @EnumSource
    void theHashIsRightAndThePagesAreNot(LiveCommand command) throws Exception {
        byte[] pages = Arrays.copyOf(sound, sound.length - HASH_BYTES);
        // Behind the metas all of them: flags, count and overflow (bbolt, internal/common/page.go).
        for (int page = 2 * PAGE_BYTES; page < pages.length; page += PAGE_BYTES) {
            Arrays.fill(pages, page + 8, page + 16, (byte) 0x55);
        }
        isRefused(command, hashed(pages), "page \\d+, offset \\d+: page flags: expected branch, leaf or freelist, found"
                + " 0x5555");
    }

    @ParameterizedTest
    @EnumSource
    void theHashIsRightAndItIsText(LiveCommand command) throws Exception {
        isRefused(command, hashed("Sorry, the cluster has moved.\n".repeat(1000).getBytes(StandardCharsets.UTF_8)),
                "not a bbolt database: this is text");
    }

    /** Where the root bucket's leaf names a bucket (boltreader/FORMAT.md: meta, leaf element). */
    private static int bucketName(byte[] pages, String name) {
        ByteBuffer file = ByteBuffer.wrap(pages).order(ByteOrder.LITTLE_ENDIAN);
        int root = Math.toIntExact(file.getLong(0x20) * PAGE_BYTES);
        for (int i = 0; i < file.getShort(root + 10); i++) {
            int element = root + 16 + 16 * i;
            int key = element + file.getInt(element + 4);
            if (new String(pages, key, file.getInt(element + 8), StandardCharsets.UTF_8).equals(name)) {
                return key;
            }
        }
        throw new AssertionError("no bucket " + name);
    }

    private void isRefused(LiveCommand command, byte[] sent, String fault) throws IOException {
        try (FakeMember member = FakeMember.sending(sent)) {
            Ending ending = place.run(command.words(place, member.endpoint()));
            assertThat(ending.run().err()).matches("Error: the snapshot of (member )?fake \\(" + member.endpoint()
                    + "\\)(, leader, etcd 3\\.6\\.0)?: " + fault
                    + "; it is damaged and was not kept: take it again, or that of another member with --from, and check"
                    + " this one's disk\n");
            ending.isAfter(9, Duration.ZERO);
            assertThat(ending.run().out()).isEmpty();
        }
    }

    private static byte[] hashed(byte[] pages) throws NoSuchAlgorithmException {
        byte[] snapshot = Arrays.copyOf(pages, pages.length + HASH_BYTES);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(pages);
        System.arraycopy(hash, 0, snapshot, pages.length, HASH_BYTES);
        return snapshot;
    }
}
