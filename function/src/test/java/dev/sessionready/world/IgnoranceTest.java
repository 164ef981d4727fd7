package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * "Could not look" never becomes a verdict: in every world and every bad case, with any one fact
 * made unreadable, a check may only say what it said, or that it does not know.
 */
class IgnoranceTest {

  /** How many generated worlds are tried; {@code -Dignorance.seeds=500} tries more. */
  private static final int SEEDS =
      Integer.getInteger("ignorance.seeds", 20 * Integer.getInteger("tries", 1));

  /** Of the cases of checks each hides one fact in so many; {@code 1} hides each in turn. */
  private static final int ONE_IN = Integer.getInteger("ignorance.oneIn", 6);

  /** Of the stored worlds each hides one fact in so many; with more tries each in turn. */
  private static final int ONE_IN_OF_WORLDS = Integer.getInteger("tries", 1) > 1 ? 1 : 3;

  private static final HiddenFacts BY_ALL = new HiddenFacts(new Assessor(Catalogue.load()));

  @TestFactory
  Stream<DynamicTest> aFactThatCannotBeReadChangesNoVerdictExceptToUnknown() {
    return World.all().stream()
        .map(world -> DynamicTest.dynamicTest(world.name(), () -> factsHidden(world)));
  }

  @TestFactory
  @Tag("thorough")
  Stream<DynamicTest> norInAnyBadCase() {
    return BadCase.all().stream()
        .map(BadCase::world)
        .map(world -> DynamicTest.dynamicTest(world.name(), () -> factsHidden(world)));
  }

  /** The cases of a check are where its verdict hangs on a hair: it is judged alone in each. */
  @TestFactory
  @Tag("thorough")
  Stream<DynamicTest> norInTheCasesOfEachCheck() {
    return Catalogue.load().checks().stream()
        .flatMap(check -> {
          String id = Catalogue.info(check).id();
          HiddenFacts alone = new HiddenFacts(new Assessor(new Catalogue(List.of(check))));
          return Case.of(id)
              .map(one ->
                  DynamicTest.dynamicTest(
                      id + ": " + one.name(),
                      () ->
                          assertThat(
                                  alone.changes(
                                      one.world(), place -> isTurn(one.name(), place, ONE_IN)))
                              .isEmpty()));
        });
  }

  /** What a policy asks of the network path hangs on all that decides which path it is. */
  @TestFactory
  Stream<DynamicTest> norWherePoliciesHangOnTheNetworkPath() {
    HiddenFacts byPolicies = new HiddenFacts(new Assessor(NetworkConditionWorlds.CHECKS));
    return IntStream.range(0, SEEDS)
        .mapToObj(NetworkConditionWorlds::of)
        .map(world ->
            DynamicTest.dynamicTest(
                world.name(),
                () ->
                    assertThat(byPolicies.changes(world, place -> place.startsWith("/network")))
                        .isEmpty()));
  }

  private static boolean isTurn(String name, String place, int oneIn) {
    return Math.floorMod(place.hashCode() + name.hashCode(), oneIn) == 0;
  }

  private static void factsHidden(World world) {
    assertThat(Facts.places(world.snapshot())).hasSizeGreaterThan(30);
    assertThat(BY_ALL.changes(world, place -> isTurn(world.name(), place, ONE_IN_OF_WORLDS)))
        .isEmpty();
  }
}
