package io.github.firehoselogs.build;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;

/// Which packages of the function may know which.
@AnalyzeClasses(locations = ArchitectureTest.Function.class)
class ArchitectureTest {
  private static final String BASE = "io.github.firehoselogs";

  /// The classes that are deployed: neither tests nor tools.
  static final class Function implements LocationProvider {
    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(Location.of(Path.of("target", "classes")));
    }
  }

  /// Classes outside this project that every package may use.
  private static final DescribedPredicate<JavaClass> LANGUAGE =
      resideInAnyPackage("java..", "org.jspecify..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(BASE + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheRimUsesTheSdk =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".reingest.stream", BASE + ".opensearch.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule onlyRegexUsesPatternEngines =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + ".regex")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.re2j..", "org.safere..");

  @ArchTest
  static final ArchRule apiKnowsNobody =
      classes()
          .that(resideInAPackage(BASE + ".api"))
          .should()
          .onlyDependOnClassesThat(LANGUAGE.or(resideInAPackage(BASE + ".api")));

  @ArchTest
  static final ArchRule gzipKnowsNobody =
      classes()
          .that(resideInAPackage(BASE + ".gzip"))
          .should()
          .onlyDependOnClassesThat(LANGUAGE.or(resideInAPackage(BASE + ".gzip")));

  @ArchTest
  static final ArchRule jsonKnowsJacksonAlone =
      classes()
          .that(resideInAPackage(BASE + ".json"))
          .should()
          .onlyDependOnClassesThat(
              LANGUAGE
                  .or(resideInAPackage(BASE + ".json"))
                  .or(resideInAPackage("com.fasterxml.jackson.core..")));

  @ArchTest
  static final ArchRule documentsKnowTheGroundFloor =
      classes()
          .that(resideInAPackage(BASE + ".document"))
          .should()
          .onlyDependOnClassesThat(
              LANGUAGE.or(
                  resideInAnyPackage(BASE + ".document", BASE + ".json", BASE + ".metadata")));

  @ArchTest
  static final ArchRule metadataKnowsNobody =
      classes()
          .that(resideInAPackage(BASE + ".metadata"))
          .should()
          .onlyDependOnClassesThat(LANGUAGE.or(resideInAPackage(BASE + ".metadata")));

  @ArchTest
  static final ArchRule formatsKnowTheGroundFloor =
      classes()
          .that(resideInAPackage(BASE + ".format.."))
          .should()
          .onlyDependOnClassesThat(
              LANGUAGE.or(
                  resideInAnyPackage(BASE + ".format..", BASE + ".json", BASE + ".mapping")));

  @ArchTest
  static final ArchRule formatsDoNotKnowEachOther =
      slices().matching(BASE + ".format.(*)").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule sharedFormatPartsKnowNoFormat =
      noClasses()
          .that()
          .resideInAPackage(BASE + ".format")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + ".format.*");

  @ArchTest
  static final ArchRule onlyTheTableKnowsFormats =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".format..", BASE + ".transform")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + ".format.*");

  @ArchTest
  static final ArchRule nobodyKnowsTheHandler =
      noClasses()
          .that()
          .resideInAPackage(BASE + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE);
}
