package dev.sessionready.redact;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bytes that hang on a secret key and a text alone, and look random to whoever lacks the key. */
final class KeyedDraw {

  private static final String DIGEST = "HmacSHA256";

  private final Mac mac;

  KeyedDraw(byte[] key) {
    try {
      this.mac = Mac.getInstance(DIGEST);
      mac.init(new SecretKeySpec(key, DIGEST));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has " + DIGEST, impossible);
    }
  }

  /** The bytes for a text, as many as the digest has. */
  byte[] bytes(String text) {
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As many numbers from 0 to 65535 for a text as are asked for. */
  int[] numbers(String text, int count) {
    int[] numbers = new int[count];
    byte[] drawn = {};
    for (int at = 0; at < count; at++) {
      int within = at * 2 % 32;
      if (within == 0) {
        drawn = bytes(at / 16 + " " + text);
      }
      numbers[at] = ((drawn[within] & 0xff) << 8) | (drawn[within + 1] & 0xff);
    }
    return numbers;
  }
}
