package dev.kinship;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.kinship.cli.Main;
import dev.kinship.database.LiveDatabase;
import dev.kinship.report.Printer;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the packages to the picture in ARCHITECTURE.md: imports go down only. */
class LayersTest {

  /** From the bottom to the top; packages of one line are on the same level. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("text"),
          List.of("model", "schema", "diagnostic"),
          List.of("syntax", "naming"),
          List.of("source", "evidence"),
          List.of("library", "dialect", "runner", "check", "database", "agents"),
          List.of("plan", "transaction", "project", "report", "request", "proof"),
          List.of("flow"),
          List.of("answer"),
          List.of("mcp"),
          List.of("cli"));

  private static final JavaClasses KINSHIP =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.kinship");

  @Test
  void importsGoDownOnly() {
    for (int level = 0; level < LEVELS.size() - 1; level++) {
      String[] above = packages(LEVELS.subList(level + 1, LEVELS.size()));
      check(neverUse(packages(LEVELS.subList(level, level + 1)), above));
    }
  }

  @Test
  void everyPackageHasItsLevel() {
    check(classes().should().resideInAnyPackage(packages(LEVELS)));
  }

  @Test
  void noTwoClassesShareAName() {
    assertThat(topLevel().map(JavaClass::getSimpleName)).doesNotHaveDuplicates();
  }

  @Test
  void noPackageIsCrowded() {
    Map<String, Long> classes =
        topLevel().collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(classes)
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(20));
  }

  private static Stream<JavaClass> topLevel() {
    return KINSHIP.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(it -> !it.getSimpleName().equals("package-info"));
  }

  @Test
  void readersAndWritersOfOneThingDoNotKnowTheOthers() {
    List<String> level = List.of("library", "dialect", "runner", "check", "database", "agents");

    for (String one : level) {
      String[] others = level.stream().filter(it -> !it.equals(one)).toArray(String[]::new);
      check(neverUse(in(one), in(others)));
    }
    check(neverUse(in("dialect", "check"), in("syntax", "source")));
    check(neverUse(in("database"), in("source")));
    check(slices().matching("dev.kinship.library.(*)..").should().notDependOnEachOther());
    check(slices().matching("dev.kinship.syntax.(*)..").should().notDependOnEachOther());
    check(slices().matching("dev.kinship.source.(*)..").should().notDependOnEachOther());
  }

  @Test
  void aLanguageKnowsNoLibrary() {
    check(neverUse(in("source", "syntax"), in("library")));
  }

  @Test
  void onlyTheCommandLineParserKnowsPicocli() {
    check(
        noClasses()
            .that()
            .haveNameNotMatching(".*\\.cli\\.CommandLineParser(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli.."));
  }

  /** Its library, too, is used by no other command. */
  @Test
  void onlyMcpKnowsTheProtocol() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.kinship.mcp")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..", "org.reactivestreams.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.kinship.cli..")
            .and()
            .doNotHaveSimpleName("McpCommand")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(in("mcp")));
  }

  @Test
  void onlyDatabaseKnowsJdbc() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("database"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite.."));
  }

  /** A planner is a function of what is wanted and of what is known. */
  @Test
  void plannersKnowNoDatabase() {
    check(neverUse(in("plan", "evidence"), in("database")));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("database", "flow"))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(LiveDatabase.class));
  }

  @Test
  void onlyProjectProofAndTransactionOpenFiles() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("project", "proof", "transaction"))
            // A database's own file, looked at before its driver opens it.
            .and()
            .doNotHaveSimpleName("DatabaseFile")
            .and()
            .doNotHaveSimpleName("SealedPath")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                Files.class,
                File.class,
                FileReader.class,
                FileWriter.class,
                RandomAccessFile.class,
                FileChannel.class));
    // The command line may open the standard streams by their descriptors.
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("project", "transaction", "cli"))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(FileInputStream.class, FileOutputStream.class));
  }

  /**
   * The pager and stty are programs of the user's system, and only a proof runs the user's code.
   */
  @Test
  void onlyTheProofAndTheConsoleStartProcesses() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(in("proof", "cli.console"))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Process.class, ProcessBuilder.class));
  }

  @Test
  void onlyThePrinterPrints() {
    check(
        noClasses()
            .that()
            .doNotBelongToAnyOf(Main.class, Printer.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(PrintStream.class, PrintWriter.class, FileDescriptor.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  private static ArchRule neverUse(String[] users, String[] used) {
    return noClasses()
        .that()
        .resideInAnyPackage(users)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used);
  }

  private static String[] packages(List<List<String>> levels) {
    return in(levels.stream().flatMap(List::stream).toArray(String[]::new));
  }

  private static String[] in(String... names) {
    return Stream.of(names).map(it -> "dev.kinship." + it + "..").toArray(String[]::new);
  }

  /** A package that does not exist yet breaks no rule. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(KINSHIP);
  }
}
