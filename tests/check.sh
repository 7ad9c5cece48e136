#!/usr/bin/env bash
# Build with warnings as errors, format check, all tests: one command for people and for CI.
#
#   tests/check.sh                  everything
#   tests/check.sh --without-tests  all but what `dotnet test MeetingHub.sln` has just run
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
results=${TEST_RESULTS:-TestResults}
outside=(tests/MeetingHub.EndToEnd tests/MeetingHub.Benchmarks)
failed=0

step() {
    printf '\n== %s\n' "$*"
    "$@" || failed=1
}

# The lock files are the truth: a restore that would change one is an error.
for project in MeetingHub.sln "${outside[@]}"; do
    step dotnet restore "$project" --locked-mode
    step dotnet build "$project" --no-restore
done
step dotnet format MeetingHub.sln --verify-no-changes --no-restore
for project in "${outside[@]}"; do
    step dotnet format "$project" --verify-no-changes --no-restore
done
if [ "${1:-}" != --without-tests ]; then
    step dotnet test MeetingHub.sln --no-build --logger trx --results-directory "$results"
fi
# A browser that never answers is a failure, not a wait.
step dotnet test tests/MeetingHub.EndToEnd --no-build --blame-hang-timeout 6m --blame-hang-dump-type none --logger trx --results-directory "$results"

exit $failed
