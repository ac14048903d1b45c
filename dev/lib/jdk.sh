# shellcheck shell=sh disable=SC2034
# Finds a JDK that is new enough, for the launcher and the dev scripts. To be sourced; defines functions only.
# The version is read from the JDK's `release` file: starting java to ask costs 50 ms a candidate.

# Settable, so that the message for a machine without one can be tested on a machine with one.
etcdray_jdk_needed=${ETCDRAY_JDK_NEEDED:-25}

# jdk_major HOME: sets jdk_major_found, empty when HOME is no JDK
jdk_major() {
  jdk_major_found=
  [ -r "$1/release" ] || return 1
  while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
    case $jdk_line in
      JAVA_VERSION=*)
        jdk_line=${jdk_line#*=}
        jdk_line=${jdk_line#\"}
        jdk_major_found=${jdk_line%%[!0-9]*}
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# jdk_fits HOME TOOL: HOME is new enough and has bin/TOOL
jdk_fits() {
  [ -n "$1" ] && [ -x "$1/bin/$2" ] && jdk_major "$1" && [ "${jdk_major_found:-0}" -ge "$etcdray_jdk_needed" ]
}

# jdk_find TOOL: sets jdk_home to a JDK with bin/TOOL (java to run, javac to build); fails when there is none
jdk_find() {
  jdk_home=
  jdk_on_path=$(command -v java 2>/dev/null) || jdk_on_path=
  if [ -n "$jdk_on_path" ]; then
    jdk_on_path=$(readlink -f "$jdk_on_path" 2>/dev/null || printf %s "$jdk_on_path")
    jdk_on_path=${jdk_on_path%/bin/java}
  fi
  for jdk_candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "$jdk_on_path" \
    /usr/lib/jvm/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if jdk_fits "$jdk_candidate" "$1"; then
      jdk_home=$jdk_candidate
      return 0
    fi
  done
  return 1
}

# jdk_missing WHO: says what to do
jdk_missing() {
  cat >&2 <<EOF
$1: no JDK $etcdray_jdk_needed or newer found (looked at JAVA_HOME, JAVA25_HOME, java on PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks).
$1: install one, for example 'apt install openjdk-25-jdk' or Temurin's 'temurin-25-jdk', or set JAVA_HOME to the one you have.
EOF
}
