"""The application inside the processes of `gongkai serve`.

Ctrl+C at a terminal reaches all of them at once; only the one that started the others takes it, and stops them.
"""

import signal

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})

from gongkai.config.wsgi import application  # noqa: E402 - its threads are to block the signal as well

__all__ = ["application"]
