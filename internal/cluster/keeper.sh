# Keeps one PostgreSQL until nobody holds a shared lock on the users file.
# $1 postgres binary, $2 data directory, $3 users file, $4 log file.
exec 9<"$3"
"$1" -D "$2" >>"$4" 2>&1 </dev/null 9<&- &
server=$!
# Getting the exclusive lock means the last user is gone. The lock is kept
# through descriptor 9 until this shell ends, so a newcomer waits for the
# shutdown instead of meeting a dying server.
( flock -x 9 && kill -INT "$server" ) >/dev/null 2>&1 &
wait "$server"
# A caught signal ends wait early; only the server's end ends the keeper.
while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
