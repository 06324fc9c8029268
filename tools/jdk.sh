# Finds a Java by reading the "release" files of the usual folders: no JVM is started. Sourced by kin and test.
#
#   find_jdk java|javac   sets jdk (its folder), jdk_version (25) and jdk_build (25.0.3+9-LTS) of the newest one
#                         that has the program named; fails when none is of release 21 or newer
#
# If KIN_JAVA_HOME is set, it alone decides. Only absolute folders count: a relative one would be
# in the current folder.

jdk_least=21

find_jdk() {
  jdk='' jdk_version=0 jdk_build='' jdk_on_path=$(command -v java) || jdk_on_path=''
  if [ -n "${KIN_JAVA_HOME:-}" ]; then
    consider_jdk "$KIN_JAVA_HOME" "$1"
  else
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
      [ -r "$candidate/release" ] && consider_jdk "$candidate" "$1"
    done
    if [ -n "$jdk_on_path" ]; then
      follow_links "$jdk_on_path"
      consider_jdk "${followed%/bin/java}" "$1"
    fi
  fi
  [ "$jdk_version" -ge "$jdk_least" ]
}

consider_jdk() {
  case $1 in /*) ;; *) return 0 ;; esac
  [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 0
  # The java on the path is usually one of these: then its links need not be followed.
  if [ -n "$jdk_on_path" ] && [ "$jdk_on_path" -ef "$1/bin/java" ]; then jdk_on_path=''; fi
  release='' build=''
  while IFS='="' read -r key _ value _; do
    case $key in
      JAVA_RUNTIME_VERSION) build=$value ;;
      JAVA_VERSION) release=$value && break ;;
    esac
  done <"$1/release"
  major=${release%%[!0-9]*}
  [ "${major:-0}" -gt "$jdk_version" ] || return 0
  jdk=$1 jdk_version=$major jdk_build=${build:-$release}
}

# What to tell the user when find_jdk has failed.
no_jdk() {
  case ${KIN_JAVA_HOME:-/} in /*) ;; *)
    echo "KIN_JAVA_HOME=$KIN_JAVA_HOME is not an absolute path: set it to one, or unset it"
    return
    ;;
  esac
  if [ -n "${KIN_JAVA_HOME:-}" ]; then
    echo "KIN_JAVA_HOME=$KIN_JAVA_HOME has no $1 of release $jdk_least or newer: set it to a JDK that has, or unset it"
  else
    echo "$1 of release $jdk_least or newer was not found: install a JDK or set KIN_JAVA_HOME to one"
  fi
}

# Sets followed to the file that a chain of symbolic links ends in; readlink -f is missing on older systems.
follow_links() {
  followed=$1
  while [ -h "$followed" ]; do
    link=$(readlink "$followed")
    case $link in
      /*) followed=$link ;;
      *) followed=${followed%/*}/$link ;;
    esac
  done
}

# Sets the environment in which Maven runs on that JDK, without the JDK's warnings about Maven's own libraries.
maven_environment() {
  JAVA_HOME=$jdk
  if [ "$jdk_version" -ge 24 ]; then
    MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
  fi
  export JAVA_HOME MAVEN_OPTS
}
