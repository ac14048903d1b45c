# shellcheck shell=sh
# Whether the build that ./etcdray starts is older than what it is made of. By file times: asking Maven would cost seconds. To be sourced.

# build_is_stale ROOT
build_is_stale() {
  [ -f "$1/cli/target/launcher/etcdray/built" ] && [ -f "$1/cli/target/launcher/etcdray/lib/etcdray.jar" ] || return 0
  # Directories count as well: a file that was deleted leaves no other trace.
  [ -n "$(find "$1/pom.xml" "$1"/*/pom.xml "$1"/*/src/main "$1/dev/lib" -newer "$1/cli/target/launcher/etcdray/built" -print 2>/dev/null | head -n 1)" ]
}
