#!/usr/bin/env bash
# themes/dev.sh KEYCLOAK_HOME: bundles the pages as they are now into the themes/ folder of a Keycloak that runs with
# start-dev. A theme in that folder wins over the one in the JAR, so reload the browser, no restart. Run
# "mvn -pl themes package -DskipTests" once before: it unpacks esbuild and the libraries. When you are done delete
# KEYCLOAK_HOME/themes/directory-sync, else it hides what later JARs bring.
set -euo pipefail

: "${1:?Say where Keycloak is: themes/dev.sh KEYCLOAK_HOME}"
[[ -d $1/themes ]] || { echo "There is no Keycloak in $1: it has no folder themes" >&2; exit 1; }
theme=$(cd "$1/themes" && pwd)/directory-sync/common
cd "$(dirname "${BASH_SOURCE[0]}")"
esbuild=${ESBUILD:-$PWD/target/tools/esbuild/esbuild}
[[ -x $esbuild ]] || { echo "There is no $esbuild: run mvn -pl themes package -DskipTests first" >&2; exit 1; }

mkdir -p "$theme/messages" "$theme/resources/ui"
rm -f "$theme"/resources/ui/*
cp -R src/main/resources/theme/directory-sync/common/. "$theme/"
cd src/main/ui
for language in en de; do
  # As in pom.xml: one file for each language. Without the first line Keycloak reads it as ISO 8859-1.
  { echo '# encoding: UTF-8'; for words in words/"$language"/*.properties; do cat "$words"; echo; done; } \
    > "$theme/messages/messages_$language.properties"
done
"$esbuild" console.tsx portal.tsx early.ts ui.css \
  --bundle --format=esm --target=es2022 --charset=utf8 --sourcemap --log-level=warning \
  --jsx=automatic --jsx-import-source=preact --loader:.woff2=file --external:crypto --external:buffer \
  --entry-names='[name]-[hash]' --asset-names='[name]-[hash]' \
  --outdir="$theme/resources/ui" --metafile="$theme/resources/ui/built.json"
echo "Bundled into $theme: reload the browser"
