# Keeps PostgreSQL running as long as somebody holds a shared lock on the users
# file, and starts it again when it dies before.
# $1 postgres binary, $2 data directory, $3 users file, $4 log file.
exec 9<"$3"
kept="$3.kept"
: >"$kept"
trap 'rm -f "$kept"' EXIT

# Getting the exclusive lock means that the last user is gone. The lock is kept
# through descriptor 9 until this shell ends, so a newcomer waits for the
# shutdown instead of meeting a dying server. The count is for a keeper that was
# itself killed and cannot tidy up.
(
    flock -x 9
    round=0
    while [ -e "$kept" ] && [ "$round" -lt 300 ]; do
        kill -INT "$(head -n 1 "$2/postmaster.pid")"
        round=$((round + 1))
        sleep 0.1
    done
) >/dev/null 2>&1 &

failures=0
while :; do
    began=$(date +%s)
    "$1" -D "$2" >>"$4" 2>&1 </dev/null 9<&-
    flock -n -x 9 && exit 0
    # It died though it is needed. Dying young three times, it will not live.
    if [ $(($(date +%s) - began)) -ge 5 ]; then failures=0; else failures=$((failures + 1)); fi
    [ "$failures" -lt 3 ] || exit 1
    sleep 0.5
done
