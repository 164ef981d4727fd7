package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.fact.Ignorance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Properties that hold in every world, tried on worlds changed at random. More seeds are tried with
 * {@code -Dmutated.worlds=N}; {@code -Dmutated.seed=S} tries one again.
 */
class MutatedWorldsTest {

  private static final int WORLDS =
      Integer.getInteger("mutated.worlds", 100 * Integer.getInteger("tries", 1));
  private static final long FIRST = 1;

  private static final HiddenFacts BY_ALL = new HiddenFacts(new Assessor(Catalogue.load()));

  private static final List<World> STORED =
      Stream.concat(
              World.all().stream(),
              Catalogue.load().checks().stream()
                  .map(check -> Catalogue.info(check).id())
                  .filter(id -> id.matches(".*(endpoint|dns|resolver|route|acl|egress|ipv6).*"))
                  .flatMap(id -> Case.of(id).map(one -> one.world().named(id + ": " + one.name()))))
          .toList();

  @Test
  void theOrderOfListsDecidesNothing() {
    assertThat(seeds().boxed().flatMap(seed -> differences(seed).stream()).toList()).isEmpty();
  }

  @Test
  void aFactThatCannotBeReadChangesNoVerdictExceptToUnknown() {
    assertThat(seeds().boxed().flatMap(MutatedWorldsTest::lies).toList()).isEmpty();
  }

  private static LongStream seeds() {
    Long one = Long.getLong("mutated.seed");
    return one == null ? LongStream.range(FIRST, FIRST + WORLDS).parallel() : LongStream.of(one);
  }

  private static World mutated(long seed) {
    return new MutatedWorlds(seed).mutated(STORED.get(new Random(seed).nextInt(STORED.size())));
  }

  private static List<String> differences(long seed) {
    World world = mutated(seed);
    List<String> before = said(world);
    List<String> after = said(new MutatedWorlds(seed + 1_000_000).shuffled(world));
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        differences.add(
            "seed %d, %s:%n  %s%n  %s".formatted(seed, world.name(), before.get(i), after.get(i)));
      }
    }
    return differences;
  }

  private static List<String> said(World world) {
    return assessed(world).stream()
        .flatMap(one ->
            one.findings().stream()
                .map(finding -> one.instance().id() + " " + finding.id() + " " + finding.verdict()))
        .toList();
  }

  private static Stream<String> lies(long seed) {
    World world = mutated(seed);
    List<String> places = Facts.places(world.snapshot());
    String hidden = places.get(new Random(seed).nextInt(places.size()));
    return BY_ALL.changes(world, hidden::equals).stream()
        .map(change -> "seed %d, %s: %s".formatted(seed, world.name(), change));
  }

  // Where the instances themselves are hidden nobody is judged.
  private static List<Assessment> assessed(World world) {
    try {
      return world.assess();
    } catch (Ignorance theInstancesThemselves) {
      return List.of();
    }
  }
}
