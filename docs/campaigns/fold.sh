#!/bin/sh
# Folds the builder patterns of one repository and commits them; the commit's message becomes the pull request.
#
#   multi-gitter run --manual-commit "$PWD/fold.sh" …
#
# It is called in a clone, with the repository's name in REPOSITORY. Ends with 0 and a commit, with 0 and no commit
# where there is nothing to fold, or with another status where something went wrong. See campaigns.md.
#
#   STAGEFOLD   the command; `stagefold` without it
#   OPTIONS     more of its options, between blanks: `--verify --yes`, `--strict`
#   RESULTS     a folder for what came out, one JSON file for each repository, for `stagefold report`
#   TITLE       of the pull request
set -u
: "${STAGEFOLD:=stagefold}" "${OPTIONS:=}" "${TITLE:=Build images with multi-stage Dockerfiles}"

kept=$(mktemp -d) || exit
trap 'rm -rf "$kept"' EXIT

# 1: something is refused, and other pipelines may be folded all the same. What else went wrong is in the results, too.
# shellcheck disable=SC2086
$STAGEFOLD --write --format=json $OPTIONS > "$kept/results.json"
status=$?
[ "$status" -le 2 ] || exit "$status"
$STAGEFOLD report --format=markdown --fail-on=never "$kept/results.json" > "$kept/body.md" || exit

if [ -n "${RESULTS:-}" ]; then
  mkdir -p "$(dirname "$RESULTS/$REPOSITORY")" || exit
  # Every clone calls itself `.`: all of them in one report need their names.
  sed "s|\"root\": \"\.\"|\"root\": \"$REPOSITORY\"|" "$kept/results.json" > "$RESULTS/$REPOSITORY.json" || exit
fi

git add --all || exit
if git diff --cached --quiet; then
  [ "$status" -le 1 ] || exit "$status"
  exit 0
fi
{
  printf '%s\n\n' "$TITLE"
  cat "$kept/body.md"
} > "$kept/message"
git commit --quiet --cleanup=whitespace --file="$kept/message"
