package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Snapshot;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That the example really is whole: nothing that a snapshot can hold may be missing from it. */
class ExampleSnapshotTest {

  private final Set<Class<?>> met = new HashSet<>();
  private final Set<String> present = new HashSet<>();
  private final Set<String> missing = new HashSet<>();

  @Test
  void theExampleHoldsEveryNoun() {
    visit(ExampleSnapshot.whole());

    assertThat(met).containsAll(reachable(Snapshot.class));
  }

  @Test
  void theExampleHoldsEveryStateOfAFact() {
    visit(ExampleSnapshot.whole());

    assertThat(met).contains(Fact.Known.class, Fact.Absent.class, Fact.Unreadable.class);
  }

  @Test
  void theExampleHoldsEveryNullableBothPresentAndMissing() {
    visit(ExampleSnapshot.whole());
    visit(ExampleNetwork.older());
    visit(ExampleNetwork.olderResolver());
    visit(ExampleSnapshot.olderSystemsManager());

    Set<String> nullable =
        reachable(Snapshot.class).stream()
            .flatMap(type -> Arrays.stream(type.getRecordComponents()))
            .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .map(ExampleSnapshotTest::name)
            .collect(Collectors.toSet());
    assertThat(nullable).isNotEmpty();
    assertThat(present).containsAll(nullable);
    assertThat(missing).containsAll(nullable);
  }

  private void visit(Object value) {
    met.add(value.getClass());
    switch (value) {
      case Fact.Known<?>(Object known) -> visit(known);
      case Collection<?> elements -> elements.forEach(this::visit);
      case Map<?, ?> map -> map.values().forEach(this::visit);
      case Record noun ->
          Stream.of(noun.getClass().getRecordComponents()).forEach(c -> visit(c, noun));
      default -> {
        // A leaf holds nothing more.
      }
    }
  }

  private void visit(RecordComponent component, Object noun) {
    Object value = value(component, noun);
    if (value == null) {
      missing.add(name(component));
    } else {
      present.add(name(component));
      visit(value);
    }
  }

  private static String name(RecordComponent component) {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }

  private static @Nullable Object value(RecordComponent component, Object noun) {
    try {
      return component.getAccessor().invoke(noun);
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError(component + " cannot be read", broken);
    }
  }

  private static Set<Class<?>> reachable(Type type) {
    Set<Class<?>> types = new HashSet<>();
    switch (type) {
      case ParameterizedType generic when generic.getRawType() == Fact.class ->
          types.addAll(reachable(generic.getActualTypeArguments()[0]));
      case ParameterizedType generic ->
          Stream.of(generic.getActualTypeArguments())
              .map(ExampleSnapshotTest::reachable)
              .forEach(types::addAll);
      case Class<?> noun when noun.isRecord() -> {
        types.add(noun);
        Stream.of(noun.getRecordComponents())
            .map(component -> reachable(component.getGenericType()))
            .forEach(types::addAll);
      }
      case Class<?> kinds when kinds.isSealed() ->
          Stream.of(kinds.getPermittedSubclasses())
              .map(ExampleSnapshotTest::reachable)
              .forEach(types::addAll);
      default -> {
        // Text, numbers, flags and enums lead nowhere.
      }
    }
    return types;
  }
}
