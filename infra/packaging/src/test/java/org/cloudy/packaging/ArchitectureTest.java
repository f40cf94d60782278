package org.cloudy.packaging;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The walls of the house")
class ArchitectureTest {
    private static final String ALL = "org.cloudy..";
    private static final String CONTRACTS = "org.cloudy.bus..";
    private static final String PLATFORM = "org.cloudy.platform..";
    private static final String HOST = "org.cloudy.platform.host..";
    private static final String GATEWAY = "org.cloudy.gateway..";
    private static final String WEBUI = "org.cloudy.webui..";
    private static final String NODE = "org.cloudy.node..";
    private static final String TESTKIT = "org.cloudy.testkit..";
    private static final String CLI = "org.cloudy.cli..";
    private static final String EXTRACT = "org.cloudy.extract..";
    private static final String READER = "org.cloudy.extract.reader..";
    /** Everything else in org.cloudy is a capability's verticle. */
    private static final List<String> NO_VERTICLES =
            List.of(CONTRACTS, PLATFORM, EXTRACT, GATEWAY, WEBUI, NODE, CLI, "org.cloudy.packaging..", TESTKIT);

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.cloudy");
    }

    @Test
    @DisplayName("stand round all modules of the node and the command line")
    void everythingIsLookedAt() {
        Set<String> rooms = new TreeSet<>();
        code.forEach(type -> rooms.add(type.getPackageName().split("\\.", -1)[2]));

        assertThat(rooms)
                .contains(
                        "bus",
                        "platform",
                        "node",
                        "cli",
                        "gateway",
                        "system",
                        "capabilities",
                        "discovery",
                        "extract",
                        "avahi",
                        "microcloud",
                        "notices",
                        "search",
                        "snmp",
                        "squid",
                        "tinc");
    }

    @Test
    @DisplayName("bus-contracts depends on no other module")
    void contractsStandAlone() {
        noClasses()
                .that()
                .resideInAPackage(CONTRACTS)
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAPackage(CONTRACTS))))
                .because("it is the vocabulary that everybody else speaks")
                .check(code);
    }

    @Test
    @DisplayName("the platform depends on bus-contracts only")
    void platformIsBelowAll() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(CONTRACTS, PLATFORM))))
                .because("every verticle stands on it")
                .check(code);
    }

    @Test
    @DisplayName("a verticle depends on bus-contracts, the platform and the reader of files only")
    void verticlesKnowNoGateway() {
        noClasses()
                .that()
                .resideOutsideOfPackages(NO_VERTICLES.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(GATEWAY, WEBUI, NODE, CLI)
                .because("it must run behind any door")
                .check(code);
    }

    @Test
    @DisplayName("a verticle never depends on another verticle")
    void verticlesKnowNoVerticles() {
        slices().matching("org.cloudy.(*)..")
                .namingSlices("$1")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAnyPackage(NO_VERTICLES.toArray(String[]::new)), anything())
                .ignoreDependency(anything(), resideInAnyPackage(CONTRACTS, PLATFORM, EXTRACT))
                .because("all that passes between capabilities is a Call or a Topic of bus-contracts")
                .check(code);
    }

    @Test
    @DisplayName("the gateway depends on no verticle")
    void gatewayKnowsNoVerticle() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ALL).and(not(resideInAnyPackage(CONTRACTS, PLATFORM, GATEWAY, WEBUI))))
                .because("it turns requests into calls, and knows a capability by its contract only")
                .check(code);
    }

    @Test
    @DisplayName("the node names no capability")
    void nodeNamesNoCapability() {
        noClasses()
                .that()
                .resideInAPackage(NODE)
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(CONTRACTS, PLATFORM, NODE))))
                .because("capabilities are found on the class path")
                .check(code);
    }

    @Test
    @DisplayName("the command line depends on bus-contracts and the reader of files only")
    void commandLineIsABusClient() {
        noClasses()
                .that()
                .resideInAPackage(CLI)
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(CONTRACTS, EXTRACT, CLI))))
                .because("it is a client like any other")
                .check(code);
    }

    @Test
    @DisplayName("the reader of files depends on bus-contracts only, and is loaded in its own process alone")
    void readerStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage(EXTRACT)
                .should()
                .dependOnClassesThat(resideInAPackage(ALL).and(not(resideInAnyPackage(CONTRACTS, EXTRACT))))
                .because("the command line and the node both use it")
                .check(code);
        noClasses()
                .that()
                .resideOutsideOfPackage(READER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        READER, "org.apache.tika..", "org.apache.poi..", "org.apache.pdfbox..", "org.jsoup..")
                .because("what parses the files of strangers does so where it can hurt nobody")
                .check(code);
    }

    @Test
    @DisplayName("nothing outside the host port starts a process, but what reads files in one of its own")
    void onlyTheHostStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackages(HOST, TESTKIT)
                .and()
                .doNotHaveFullyQualifiedName("org.cloudy.extract.ReaderProcess")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethodWhere(target(owner(equivalentTo(Runtime.class))).and(target(name("exec"))))
                .because("commands have deadlines, argument lists and one place where they are looked at")
                .check(code);
    }

    @Test
    @DisplayName("nobody gives a command to a shell")
    void noShell() {
        noClasses()
                .should()
                .callMethod(Runtime.class, "exec", String.class)
                .because("what a person typed would become a command")
                .check(code);
    }

    @Test
    @DisplayName("nobody deserializes Java objects")
    void noJavaSerialization() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .because("a hostile member would choose which")
                .check(code);
    }

    @Test
    @DisplayName("no field is injected")
    void fieldsAreNotInjected() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("javax.inject.Inject")
                .because("constructors take what they need")
                .check(code);
    }

    @Test
    @DisplayName("nothing static changes")
    void noStaticState() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("two nodes in one process would share it")
                .check(code);
    }

    @Test
    @DisplayName("every package says which values may be null")
    void nullMarked() {
        classes()
                .that(new DescribedPredicate<JavaClass>("are code") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !type.getSimpleName().equals("package-info");
                    }
                })
                .should(new InNullMarkedPackage())
                .because("NullAway checks only those that do")
                .check(code);
    }

    @Test
    @DisplayName("there are no rooms for odds and ends")
    void noJunkDrawers() {
        List<String> drawers = Stream.of("util", "utils", "helper", "helpers", "common", "misc", "impl")
                .map(name -> ".." + name + "..")
                .toList();
        noClasses()
                .should()
                .resideInAnyPackage(drawers.toArray(String[]::new))
                .because("a package is named after what it is about")
                .check(code);
    }

    private static DescribedPredicate<JavaClass> anything() {
        return DescribedPredicate.alwaysTrue();
    }
}
