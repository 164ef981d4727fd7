package dev.sessionready.generated;

/** Numbers that look drawn and are always the same. */
final class Mix {

  private Mix() {}

  /** A number from 0 on for a place, different for each purpose. */
  static int of(int place, int purpose) {
    long mixed = (place * 0x9E3779B97F4A7C15L) ^ (purpose * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 32)) * 0x94D049BB133111EBL;
    return (int) ((mixed ^ (mixed >>> 31)) & 0x7fffffff);
  }

  /** Whether the place is one of so many in a hundred. */
  static boolean hits(int place, int purpose, int percent) {
    return of(place, purpose) % 100 < percent;
  }
}
