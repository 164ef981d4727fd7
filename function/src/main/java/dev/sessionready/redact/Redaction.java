package dev.sessionready.redact;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.Snapshot;
import dev.sessionready.network.address.Cidr;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.network.model.Vpc;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A snapshot in which stand-ins take the place of what is the account's own: ids, names, addresses,
 * tags, and whatever else is not known to be AWS's word. The same secret has the same stand-in
 * everywhere, inside of policies and documents too, so that everything still refers to what it
 * referred to. Stand-ins are drawn by a secret key, and nobody who lacks it can look one up.
 */
public final class Redaction {

  private static final int KEY_BYTES = 32;

  private final Snapshot snapshot;
  private final OwnText text;

  private Redaction(Snapshot snapshot, OwnText text) {
    this.snapshot = snapshot;
    this.text = text;
  }

  /** The redaction of a snapshot by a key of its own, which nobody keeps. */
  public static Redaction of(Snapshot original) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return of(original, key);
  }

  /**
   * The redaction of a snapshot.
   *
   * @param key what the stand-ins are drawn by; the same key and snapshot give the same stand-ins
   */
  public static Redaction of(Snapshot original, byte[] key) {
    KeyedDraw draw = new KeyedDraw(key);
    Set<Cidr> counted = countedBlocks(original);
    SecretAddresses first = new SecretAddresses(draw, counted, 0);
    WordCensus census = new WordCensus();
    OwnText seen = new OwnText(census, first);
    new RecordRewriter(seen, first).rewrite(original);
    SecretAddresses addresses = new SecretAddresses(draw, counted, seen.lastOctets());
    OwnText text = new OwnText(new SecretWords(draw, census), addresses);
    return new Redaction(new RecordRewriter(text, addresses).rewrite(original), text);
  }

  /** The snapshot in which everything is replaced. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** What stands for an id or a name in it. */
  public String standIn(String name) {
    return text.of(name);
  }

  /** What stands for the key of a tag in it. */
  public String standInForTagKey(String key) {
    return text.ofTagKey(key);
  }

  // AWS counts addresses from the first of a VPC or subnet: the router, the resolver, the last one.
  private static Set<Cidr> countedBlocks(Snapshot original) {
    Set<Cidr> blocks = new HashSet<>();
    values(original.network().vpcs()).map(Vpc::cidrs).forEach(blocks::addAll);
    values(original.network().subnets()).map(Subnet::cidrs).forEach(blocks::addAll);
    return blocks;
  }

  private static <T> Stream<T> values(Fact<Map<String, T>> fact) {
    return fact instanceof Fact.Known<Map<String, T>>(Map<String, T> known)
        ? known.values().stream()
        : Stream.empty();
  }
}
