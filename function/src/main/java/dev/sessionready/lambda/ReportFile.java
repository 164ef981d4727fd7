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

  /** Its key in the bucket. */
  public String key() {
    return key;
  }

  String mediaType() {
    return mediaType;
  }
}
