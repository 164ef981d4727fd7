# Sourced by ./mvnw and ./session-ready: finds a JDK 25 wherever one is usually installed.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25[".]' "$1/release"
}

# The JDK whose compiler is on the PATH, if there is one.
jdk_on_the_path() {
  local compiler
  if compiler=$(command -v javac) && compiler=$(readlink -f "$compiler"); then
    printf '%s\n' "${compiler%/bin/javac}"
  fi
}

find_jdk_25() {
  local candidate
  for candidate in \
    "${JAVA_HOME:-}" "$(jdk_on_the_path)" \
    "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
    /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  echo "No JDK 25 found; install one, or point JAVA_HOME to it." >&2
  return 2
}
