# usage: managed-process.sh DIRECTORY COMMAND…    (standard input: a pipe that the owner holds open)
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
  while kill -0 $command; do
    read -r -t 0.5 -u 3 || [ $? -gt 128 ] || break    # more than 128: the time is over, the pipe is open
  done
  kill -TERM -- -$command
  for _ in {1..100}; do
    kill -0 -- -$command || break
    sleep 0.1
  done
  kill -KILL -- -$command
  rm -rf "$directory"
} >/dev/null 2>&1 &
watcher=$!

trap : INT           # Ctrl-C is for our owner, who then closes the pipe and waits for us
exec 2>/dev/null    # bash would report the end of its jobs here, in the command's log
wait $command
status=$?
wait $watcher
exit $status
