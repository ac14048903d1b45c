package dev.etcdray.cli;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What each room must not know. Data goes one way: bytes, etcd, Kubernetes, breakdown, report, then whoever shows it. */
@AnalyzeClasses(packages = "dev.etcdray", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    private static final String BOLT = "dev.etcdray.bolt..";
    private static final String ETCD = "dev.etcdray.etcd..";
    private static final String KUBE = "dev.etcdray.kube..";
    private static final String BREAKDOWN = "dev.etcdray.breakdown..";
    private static final String RECLAIM = "dev.etcdray.reclaim..";
    private static final String FINDING = "dev.etcdray.finding..";
    private static final String REPORT = "dev.etcdray.report..";
    private static final String HISTORY = "dev.etcdray.history..";
    private static final String FLAMEGRAPH = "dev.etcdray.flamegraph..";
    private static final String CLI = "dev.etcdray.cli..";
    private static final String LIVE = "dev.etcdray.live..";
    private static final String RECOVER = "dev.etcdray.recover..";
    private static final String LAB = "dev.etcdray.lab..";
    private static final String[] RENDERING = {"picocli..", "com.github.freva..", "me.tongfei..", "de.siegmar..",
        FLAMEGRAPH, CLI};

    @ArchTest
    static final ArchRule BOLT_DEPENDS_ON_NOTHING = classes().that().resideInAPackage(BOLT).should()
            .onlyDependOnClassesThat().resideInAnyPackage(BOLT, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule ETCD_KNOWS_NO_KUBERNETES = noClasses().that().resideInAPackage(ETCD).should()
            .dependOnClassesThat().resideInAnyPackage(KUBE, BREAKDOWN, REPORT, HISTORY);

    @ArchTest
    static final ArchRule KUBE_KNOWS_NO_PAGES = noClasses().that().resideInAPackage(KUBE).should()
            .dependOnClassesThat().resideInAnyPackage(BOLT, ETCD, BREAKDOWN, REPORT, HISTORY);

    @ArchTest
    static final ArchRule BREAKDOWN_KNOWS_NO_OUTPUT_AND_NO_FILES = noClasses().that().resideInAPackage(BREAKDOWN)
            .should().dependOnClassesThat()
            .resideInAnyPackage(REPORT, HISTORY, BOLT, "com.fasterxml..", "java.nio.file..");

    /** The simulation is over sizes: where they come from, and who asks, is not its business. */
    @ArchTest
    static final ArchRule RECLAIM_KNOWS_SIZES_ONLY = classes().that().resideInAPackage(RECLAIM).should()
            .onlyDependOnClassesThat().resideInAnyPackage(RECLAIM, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule FINDING_KNOWS_NO_OUTPUT_AND_NO_PAGES = noClasses().that().resideInAPackage(FINDING).should()
            .dependOnClassesThat().resideInAnyPackage(REPORT, HISTORY, BOLT, "com.fasterxml..", "java.nio.file..");

    @ArchTest
    static final ArchRule WHAT_IS_BELOW_FINDING_KNOWS_NO_RULES = noClasses().that()
            .resideInAnyPackage(BOLT, ETCD, KUBE, BREAKDOWN, RECLAIM, HISTORY).should().dependOnClassesThat()
            .resideInAnyPackage(FINDING);

    @ArchTest
    static final ArchRule NOTHING_BELOW_RENDERS = noClasses().that()
            .resideInAnyPackage(BOLT, ETCD, KUBE, BREAKDOWN, RECLAIM, FINDING, REPORT, HISTORY).should()
            .dependOnClassesThat().resideInAnyPackage(RENDERING);

    @ArchTest
    static final ArchRule FLAMEGRAPH_KNOWS_NO_ETCD = noClasses().that().resideInAPackage(FLAMEGRAPH).should()
            .dependOnClassesThat()
            .resideInAnyPackage(BOLT, ETCD, KUBE, BREAKDOWN, RECLAIM, FINDING, REPORT, HISTORY, CLI, "picocli..");

    /** Two ways to look at one feed: neither needs the other. */
    @ArchTest
    static final ArchRule HISTORY_NEEDS_NO_BREAKDOWN = noClasses().that().resideInAPackage(HISTORY).should()
            .dependOnClassesThat().resideInAPackage(BREAKDOWN);

    @ArchTest
    static final ArchRule REPORT_NEEDS_NO_HISTORY = noClasses().that().resideInAPackage(REPORT).should()
            .dependOnClassesThat().resideInAPackage(HISTORY);

    /** Faults are for whoever prints them; what they were read from is not. */
    @ArchTest
    static final ArchRule CLI_KNOWS_NO_LAYOUT_OF_BYTES = noClasses().that().resideInAPackage(CLI).should()
            .dependOnClassesThat().resideInAnyPackage("dev.etcdray.bolt", KUBE, BREAKDOWN);

    @ArchTest
    static final ArchRule ONLY_COMMANDS_KNOW_PICOCLI = noClasses().that().resideOutsideOfPackage("dev.etcdray.cli")
            .should().dependOnClassesThat().resideInAPackage("picocli..");

    /** It gives sentences and figures; who shows them, and in what form, is not its business. */
    @ArchTest
    static final ArchRule LIVE_RENDERS_NOTHING = noClasses().that().resideInAPackage(LIVE).should()
            .dependOnClassesThat().resideInAnyPackage(RENDERING);

    @ArchTest
    static final ArchRule LIVE_PRINTS_NOTHING = noClasses().that().resideInAPackage(LIVE)
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    /** It brings bytes; what they are, others know. */
    @ArchTest
    static final ArchRule LIVE_KNOWS_NO_LAYOUT_OF_BYTES = noClasses().that().resideInAPackage(LIVE).should()
            .dependOnClassesThat()
            .resideInAnyPackage(BOLT, KUBE, BREAKDOWN, RECLAIM, FINDING, REPORT, HISTORY, "com.fasterxml..");

    /** Members are behind one small interface: what it takes to speak to them is not its business, nor who is told. */
    @ArchTest
    static final ArchRule RECOVER_KNOWS_NO_CONNECTIONS_AND_RENDERS_NOTHING = noClasses().that()
            .resideInAPackage(RECOVER)
            .should().dependOnClassesThat().resideInAnyPackage(LIVE, BOLT, KUBE, BREAKDOWN, RECLAIM, FINDING, HISTORY,
                    FLAMEGRAPH, CLI, "picocli..", "com.github.freva..", "me.tongfei..", "de.siegmar..");

    @ArchTest
    static final ArchRule RECOVER_PRINTS_NOTHING = noClasses().that().resideInAPackage(RECOVER)
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    /** One room to look at when one of these changes, or has to go. */
    @ArchTest
    static final ArchRule ONLY_LIVE_SPEAKS_TO_MEMBERS = noClasses().that().resideOutsideOfPackage(LIVE).should()
            .dependOnClassesThat().resideInAnyPackage("io.grpc..", "io.netty..", "io.etcd..", "org.bouncycastle..");

    @ArchTest
    static final ArchRule TEXT_KNOWS_NO_REPORT = noClasses().that().resideInAPackage("dev.etcdray.cli.text..").should()
            .dependOnClassesThat().resideInAnyPackage(BOLT, ETCD, REPORT, HISTORY, FLAMEGRAPH, LIVE);

    /** It never ships: what needs it would not start. */
    @ArchTest
    static final ArchRule NOTHING_NEEDS_THE_LAB = noClasses().that().resideOutsideOfPackage(LAB).should()
            .dependOnClassesThat().resideInAPackage(LAB);

    /** What real servers say is the measure, so the harness must not use what it measures. */
    @ArchTest
    static final ArchRule THE_LAB_KNOWS_NOTHING_OF_US = classes().that().resideInAPackage(LAB).should()
            .onlyDependOnClassesThat().resideInAnyPackage(LAB, "java..", "javax.net.ssl..", "org.jspecify..",
                    "com.fasterxml.jackson..",
                    "org.junit.jupiter.api..", "org.assertj..", "org.opentest4j..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.etcdray.(**)").should().beFreeOfCycles();
}
