package dev.etcdray.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            analize x                    | unknown command: 'analize'; did you mean analyze?; see `etcdray --help`
            analyze                      | nothing to read: give SOURCE, which is a snapshot, a db or a data dir, or --endpoints
            analyze x y                  | one too many: 'y'; see `etcdray analyze --help`
            analyze x --foo              | unknown option: '--foo'; see `etcdray analyze --help`
            analyze -                    | SOURCE cannot be stdin, as it is read by position; save it to a file first
            analyze x -w xml             | -w 'xml' is not a format here; use simple, table, json, csv
            analyze x --top -1           | --top -1 is too small; the least is 0
            analyze x --top 0            | --top 0 (all rows) needs --by
            analyze x --top ten          | invalid value for option '--top': 'ten' is not an int
            analyze x --bands 0          | --bands 0 is too small; the least is 1
            analyze x --workers 0        | --workers 0 is too small; the least is 1
            analyze x --by size          | --by does not know 'size'; it takes resource, namespace, kind, prefix,
            analyze x --by state,,key    | --by does not know ''
            analyze x --by state,State   | --by names 'state' twice
            analyze x --by key,kind      | --by key,kind: key goes with
            analyze x --namespace=       | --namespace is empty; leave it out for no filter
            analyze x --etcd-prefix=     | --etcd-prefix is empty
            status x -w csv              | -w 'csv' is not a format here; use simple, table, json, fields
            status x --compat 3.4        | --compat does not know '3.4'; it takes 3.5
            flamegraph x                 | missing required option: '--output=FILE'; see `etcdray flamegraph --help`
            flamegraph x -o x.svgz       | the name 'x.svgz' does not tell the format; end it with one of .html, .svg, .folded, .speedscope.json, .pb.gz, .ncdu, or give --format
            flamegraph x -o x --format a | --format 'a' is not a format here; use html, svg, folded, speedscope, pprof, ncdu
            flamegraph x -o x.svg --metric bytes | --metric does not know 'bytes'; it takes onDisk, live, history, tombstones, objects, revisions
            flamegraph x -o x --metric live | --metric is for the other formats; the page has a switch
            history x                    | nothing to read: give SOURCE, which is a snapshot, a db or a data dir, or --endpoints
            history x k j                | one too many: 'j'
            history x k --top 3          | --top is for the rows of --prefix; for one key use --limit
            history x k --prefix --limit=3 | --limit is for one key's revisions; with --prefix use --top
            history x k --limit -1       | --limit -1 is too small; the least is 0
            history x 2f --hex --base64  | --hex and --base64 say two things of one KEY
            history x 2g --hex           | KEY '2g' is not hexadecimal: pairs of digits
            history x 2f6 --hex          | KEY '2f6' is not hexadecimal: pairs of digits
            history x =L3I --base64      | KEY '=L3I' is not base64
            history x caf\uFFFD          | KEY cannot be read as text in this locale; set LC_ALL=C.UTF-8
            history x k -w fields        | -w 'fields' is not a format here; use simple, table, json, csv
            history - k                  | SOURCE cannot be stdin
            snapshot                     | no command given; see `etcdray snapshot --help`
            snapshot save                | missing required parameter: 'FILE'; see `etcdray snapshot save --help`
            endpoint                     | no command given; see `etcdray endpoint --help`
            endpoint status x            | one too many: 'x'
            endpoint status -w xml       | -w 'xml' is not a format here; use simple, table, json, csv, fields
            endpoint status -o=          | -o is empty; give a file, or - for stdout
            endpoint status --cluster=no | invalid value for option '--cluster': 'no' is neither true nor false
            endpoint status --endpoints x:y | --endpoints: endpoint 'x:y' has the port 'y', no number
            endpoint status --user root  | the password of user 'root' is not given, and there is no terminal
            recover                      | no command given; see `etcdray recover --help`
            recover plan                 | missing required option: '--output=FILE'; see `etcdray recover plan --help`
            recover plan -o -            | -o takes a file: a plan is carried out from it
            recover plan -o p -w table   | -w 'table' is not a format here; use simple, json
            recover plan -o p --allow x  | --allow does not know x; it takes compaction-may-cross-quota,
            recover plan -o p --settle 5 | --settle is '5', no duration; write it as 5s, 1m30s or 500ms
            recover plan -o p --defrag-timeout 25h | --defrag-timeout is 25h; it takes 1ms to 24h
            recover plan -o p --quota 0  | --quota is 0; it takes 1 byte to 8 EiB
            recover plan -o p --keep-revisions -1 | --keep-revisions is '-1'; it takes a number of revisions
            recover plan -o p --compaction no | --compaction is 'no'; it takes auto, always or never
            recover plan -o p --metrics-url http://m1 | --metrics-url is 'http://m1'; write it as m1=http://127.0.0.1:2381
            recover plan -o p --metrics-url m1=ftp://m1 | --metrics-url is 'm1=ftp://m1'; write it as m1=http://127.0.0.1:2381
            recover plan -o p --free-disk m1=much | --free-disk is 'much', no size; give bytes, or a unit as in 8GiB
            recover apply                | missing required parameter: 'PLAN'; see `etcdray recover apply --help`
            recover resume               | missing required parameter: 'PLAN'; see `etcdray recover resume --help`
            recover status               | missing required parameter: 'PLAN'; see `etcdray recover status --help`
            recover verify -w table      | -w 'table' is not a format here; use simple, json
            compact 0                    | REVISION is '0'; it takes a number from 1 on
            compaction 7 --keep-revisions 2 | REVISION and --keep-revisions are two ways to say one thing; give one
            compact 7                    | there is no terminal to ask for consent: --yes has to give it, and --endpoints to say
            compact 7 --yes              | there is no terminal to ask for consent: --endpoints has to say which cluster is meant
            defrag --endpoints a:1       | there is no terminal to ask for consent: --yes has to give it, and --endpoints to say
            defrag x                     | one too many: 'x'
            alarm                        | no command given; see `etcdray alarm --help`
            alarm disarm --yes           | there is no terminal to ask for consent: --endpoints has to say which cluster is meant
            alarm list -w csv            | -w 'csv' is not a format here; use simple, table, json
            """)
    void aWrongOptionIsOneSentence(String arguments, String sentence) {
        Run run = Run.of((Object[]) arguments.split(" ", -1));
        assertThat(run.err()).startsWith("Error: " + sentence).contains("; see `etcdray").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void nothingAtAll() {
        Run run = Run.of();
        assertThat(run.err()).isEqualTo("Error: no command given; see `etcdray --help`\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void theSourceIsNeverOverwritten() throws IOException {
        Path db = Files.copy(Run.sample("k8s-small.db"),
                Files.createDirectories(directory.resolve("member/snap")).resolve("db"));
        byte[] before = Files.readAllBytes(db);
        Path link = Files.createSymbolicLink(directory.resolve("innocent.html"), db);
        for (Path source : new Path[]{db, directory}) {
            Run run = Run.of("flamegraph", source, "-o", link);
            assertThat(run.err()).startsWith("Error: -o " + link + " is SOURCE itself; give another file");
            assertThat(run.exitCode()).isEqualTo(2);
        }
        assertThat(Files.readAllBytes(db)).isEqualTo(before);
    }

    @Test
    void etcdctlsVariableIsTheDefaultAndTheFlagWins() {
        Map<String, String> environment = Map.of("ETCDCTL_WRITE_OUT", "json");
        assertThat(Run.in(environment, "status", Run.sample("k8s-small.db")).out()).startsWith("{\"hash\":");
        assertThat(Run.in(environment, "status", "-w", "simple", Run.sample("k8s-small.db")).out()).startsWith("3e63");
        Run run = Run.in(Map.of("ETCDCTL_WRITE_OUT", "protobuf"), "status", "x");
        assertThat(run.err()).startsWith("Error: ETCDCTL_WRITE_OUT 'protobuf' is not a format here");
        assertThat(run.exitCode()).isEqualTo(2);
    }
}
