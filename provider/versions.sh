#!/usr/bin/env bash
# Prints the lines of the README's table of versions: runs the integration tests on each Keycloak, one after the other.
# usage: provider/versions.sh VERSION… [-- further options of Maven, such as -Pmariadb or -Dit.test=…]
set -u
cd "$(dirname "$0")/.." || exit 1
versions=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do versions+=("$1"); shift; done
[ $# -gt 0 ] && shift
summary=provider/target/failsafe-reports/failsafe-summary.xml
number() { sed -n "s|.*<$1>\([0-9]*\)</$1>.*|\1|p" "$summary"; }

mkdir -p provider/target
failed=0
echo '| Keycloak | integration tests | failed | skipped | options |'
echo '|---|---|---|---|---|'
for version in "${versions[@]}"; do
  rm -f "$summary"
  mvn -B -q verify -Dkeycloak.version="$version" "$@" >"provider/target/versions-$version.log" 2>&1
  if [ -f "$summary" ]; then
    wrong=$(($(number errors) + $(number failures)))
    echo "| $version | $(number completed) | $wrong | $(number skipped) | $* |"
    [ "$wrong" = 0 ] || failed=1
  else
    echo "| $version | none: see provider/target/versions-$version.log | | | $* |"
    failed=1
  fi
done
exit $failed
