# shellcheck shell=sh disable=SC2034
# The JVM's options, the same for the launcher and the distribution. To be sourced.
#   -Xlog          stdout is data: only errors of the JVM are shown, on stderr. A start-up cache that does not fit is none:
#                  the start is slower and everything else the same
#   native-access  Netty and the terminal library load native code, protobuf and Netty use Unsafe: allowed, not complained about
#   UsePerfData    a tool that only reads leaves no file in /tmp
etcdray_jvm_options='-Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:-UsePerfData'

# jvm_options_for ARGUMENT...: sets etcdray_jvm_options_now. The optimising compiler pays where much is computed: not for an answer as
# short as --help, and not where a member is read, which takes as long as the member needs, often beside it: reading 1 GiB takes 12 s of
# processor time without and 20 s with it. What is kept is hashed, though: verifying 1 GiB takes 8 s with it and 18 s without.
jvm_options_for() {
  jvm_help='' jvm_live='' jvm_hashes=''
  for jvm_argument in "$@"; do
    case $jvm_argument in
      -h | --help | -V | --version) jvm_help=1 ;;
      --endpoints | --endpoints=*) jvm_live=1 ;;
      snapshot | recover | compact | compaction | defrag | --keep | --keep=*) jvm_hashes=1 ;;
    esac
  done
  etcdray_jvm_options_now=$etcdray_jvm_options
  if [ -n "$jvm_help" ] || { [ -n "$jvm_live" ] && [ -z "$jvm_hashes" ]; }; then
    etcdray_jvm_options_now="$etcdray_jvm_options -XX:TieredStopAtLevel=1"
  fi
}
