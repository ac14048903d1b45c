"""measure.py OUT COMMAND...: runs COMMAND, writes its wall seconds and peak resident KiB to OUT. For where GNU time is missing."""

import os
import sys
import time

start = time.monotonic()
pid = os.fork()
if pid == 0:
    try:
        os.execvp(sys.argv[2], sys.argv[2:])
    except OSError as error:
        print(error, file=sys.stderr)
        os._exit(127)
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as out:
    print(f"{time.monotonic() - start:.2f} {usage.ru_maxrss}", file=out)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
