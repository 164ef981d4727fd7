package dev.sessionready.rule;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Instance;
import dev.sessionready.model.NetworkFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.subject.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rule makes of accounts that differ in little, as one does before and after a change.
 * What was evaluated lately is not evaluated again, and where the network is the same its paths are
 * not traced again. How much may be spent on all of them together is bounded: whoever tries one
 * change after another stops where it is spent, and says what was not tried.
 */
public final class AccountEvaluations {

  /** Half a minute at most; accounts of a thousand instances and some causes need a tenth of it. */
  public static final long MOST_STEPS = 600_000;

  // What a request put to policies, or a packet path, costs beside an instance of a known kind.
  private static final int STEPS_OF_WORK = 10;

  /** What any account costs, however small: to be changed, joined and compared. */
  static final int STEPS_OF_ACCOUNT = 100;

  private static final int KEPT = 8;

  private final Readiness readiness;
  private final RuleParameters parameters;
  private final long most;
  private final Map<Evaluated, List<ComplianceDecision>> evaluated = latest();
  private final Map<Network, Account> networks = latest();
  private long steps;

  /** Evaluations of at most {@link #MOST_STEPS} steps. */
  public AccountEvaluations(Readiness readiness, RuleParameters parameters) {
    this(readiness, parameters, MOST_STEPS);
  }

  /**
   * Evaluations of which those beyond some number of steps should not be asked for.
   *
   * @param most a step is an instance, a command, or a tenth of a request put to policies or of a
   *     packet path; an account is a hundred
   */
  public AccountEvaluations(Readiness readiness, RuleParameters parameters, long most) {
    this.readiness = readiness;
    this.parameters = parameters;
    this.most = most;
  }

  private record Evaluated(Snapshot snapshot, Scope scope) {}

  private record Network(AccountRegion place, NetworkFacts facts) {}

  /** What the rule makes of every instance. */
  public List<ComplianceDecision> of(Snapshot snapshot) {
    return of(snapshot, new Scope.Everything());
  }

  /** What the rule makes of the instances in scope. */
  public List<ComplianceDecision> of(Snapshot snapshot, Scope scope) {
    return evaluated.computeIfAbsent(
        new Evaluated(snapshot, scope), _ -> evaluate(snapshot, scope));
  }

  private List<ComplianceDecision> evaluate(Snapshot snapshot, Scope scope) {
    Network network = new Network(snapshot.place(), snapshot.network());
    Account similar = networks.get(network);
    Account account =
        similar == null
            ? readiness.joined(snapshot, parameters)
            : similar.withNetworkAsItIs(snapshot);
    networks.put(network, account);
    long before = account.work().steps();
    List<ComplianceDecision> decisions = readiness.assess(account, scope, parameters).decisions();
    steps +=
        STEPS_OF_ACCOUNT + instances(snapshot) + STEPS_OF_WORK * (account.work().steps() - before);
    return decisions;
  }

  // Whatever is in scope, the account is joined as a whole.
  private static int instances(Snapshot snapshot) {
    return snapshot.instances() instanceof Fact.Known<Map<String, Instance>>(var known)
        ? known.size()
        : 0;
  }

  /** Counts steps that were not taken here, such as the commands that changed an account. */
  public void spend(int more) {
    steps += more;
  }

  /** Whether as much was spent as may be. */
  public boolean isExhausted() {
    return steps >= most;
  }

  /** How much was spent. */
  public long steps() {
    return steps;
  }

  private static <K, V> Map<K, V> latest() {
    return new LinkedHashMap<>(KEPT, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > KEPT;
      }
    };
  }
}
