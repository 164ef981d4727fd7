package dev.sessionready.lambda;

/** The files in which a sweep leaves its report. */
public enum ReportFile {
  /** The page for people, which alerts and annotations point to. */
  PAGE("session-ready.html", "text/html; charset=utf-8"),
  /** The same for programs. */
  JSON("session-ready.json", "application/json");

  private final String key;
  private final String mediaType;

  ReportFile(String key, String mediaType) {
    this.key = key;
    this.mediaType = mediaType;
  }

  /** Its key in the bucket: of a sweep in several portions, that of the first. */
  public String key() {
    return key;
  }

  /** Its key for one portion of a sweep, counted from 1. */
  public String key(int portion) {
    return portion == 1 ? key : key.replace(".", "-" + portion + ".");
  }

  /** Its key for any portion but the first, as a pattern of IAM. */
  public String keysOfPortions() {
    return key.replace(".", "-*.");
  }

  String mediaType() {
    return mediaType;
  }
}
