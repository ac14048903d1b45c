# shellcheck shell=sh disable=SC2034
# The JVM's options, the same for the launcher and the distribution. To be sourced.
#   -Xlog          stdout is data: only errors of the JVM are shown, on stderr. A start-up cache that does not fit is none:
#                  the start is slower and everything else the same
#   native-access  Netty and the terminal library load native code, protobuf and Netty use Unsafe: allowed, not complained about
#   UsePerfData    a tool that only reads leaves no file in /tmp
etcdray_jvm_options='-Xlog:disable -Xlog:all=error:stderr -Xlog:aot*=off:stderr -Xlog:cds*=off:stderr --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:-UsePerfData'

# jvm_options_for ARGUMENT...: sets etcdray_jvm_options_now. An answer as short as --help is over before an optimising compiler pays.
jvm_options_for() {
  etcdray_jvm_options_now=$etcdray_jvm_options
  for jvm_argument in "$@"; do
    case $jvm_argument in
      -h | --help | -V | --version) etcdray_jvm_options_now="$etcdray_jvm_options -XX:TieredStopAtLevel=1" ;;
    esac
  done
}
