# usage: leash.sh DIRECTORY COMMAND…    (standard input: a pipe that the owner holds open)
# Runs the command; ends it with all its children when the pipe closes, then removes the directory.
directory=$1
shift
exec 3<&0 </dev/null

# With job control every background job has a process group of its own: one signal reaches the whole job, and
# Ctrl-C in the terminal reaches neither the command nor the watcher, which must outlive us to clean up.
set -m
"$@" 3<&- &
command=$!

{
  cat <&3
  kill -TERM -- -$command
  for _ in {1..100}; do
    kill -0 -- -$command || break
    sleep 0.1
  done
  kill -KILL -- -$command
  rm -rf "$directory"
} >/dev/null 2>&1 &
watcher=$!

wait $command
status=$?
# The command ended by itself, or because the watcher said so; only in the first case is the pipe still open.
if read -r -t 0 -u 3; then
  wait $watcher
else
  kill -KILL -- -$watcher 2>/dev/null
  rm -rf "$directory"
fi
exit $status
