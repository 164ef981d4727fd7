package dev.sessionready.generated;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Instance;
import dev.sessionready.model.ManagedInstance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.model.SystemsManagerFacts;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.Source;
import dev.sessionready.rule.SweepPortion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A stored account that answers portion by portion, as the live one does, and counts its looks. */
public final class PagedAccount implements Source {

  private final Snapshot account;
  private final Map<String, Instance> instances;
  private final Map<String, ManagedInstance> agents;
  private final List<String> ids;
  private final List<Integer> portions = new ArrayList<>();

  /** The account of a snapshot whose instances and agents are known. */
  public PagedAccount(Snapshot account) {
    this.account = account;
    this.instances = account.instances().ask().orElseThrow();
    this.agents = account.systemsManager().managedInstances().ask().orElseThrow();
    this.ids = List.copyOf(new TreeSet<>(instances.keySet()));
  }

  /** How many instances each portion had. */
  public List<Integer> portions() {
    return portions;
  }

  @Override
  public Snapshot look(Scope scope, RuleParameters parameters) {
    throw new AssertionError("a sweep looks at portions alone");
  }

  @Override
  public SweepPortion portion(@Nullable String from, int wanted, RuleParameters parameters) {
    int start = from == null ? 0 : Integer.parseInt(from);
    int end = (int) Math.min((long) start + wanted, ids.size());
    portions.add(end - start);
    return new SweepPortion(
        only(ids.subList(start, end)), end == ids.size() ? null : Integer.toString(end));
  }

  @Override
  public Fact<Set<String>> existing(Set<String> instanceIds) {
    Set<String> existing = new TreeSet<>(instanceIds);
    existing.retainAll(instances.keySet());
    return Fact.known(existing);
  }

  private Snapshot only(List<String> some) {
    Map<String, Instance> chosen = new HashMap<>();
    Map<String, ManagedInstance> registered = new HashMap<>();
    for (String id : some) {
      chosen.put(id, instances.get(id));
      ManagedInstance agent = agents.get(id);
      if (agent != null) {
        registered.put(id, agent);
      }
    }
    SystemsManagerFacts actual = account.systemsManager();
    return new Snapshot(
        account.capturedAt(),
        account.place(),
        Fact.known(chosen),
        new SystemsManagerFacts(
            Fact.known(registered),
            actual.connectionStatus(),
            actual.sessionDocuments(),
            actual.sessionDocumentVersions(),
            actual.defaultHostManagementRole()),
        account.network(),
        account.identity(),
        account.logging());
  }
}
