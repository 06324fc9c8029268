"""Keeps the code of a project from what a proof does not need: writing elsewhere, the network, other programs.

This stops accidents of code that the user trusts. It does not stop code that means harm.
"""
import os
import signal
import sys

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty"}
NETWORK = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"}
CHANGES = {
    "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate",
    "os.utime", "shutil.rmtree", "shutil.move", "shutil.copyfile", "sqlite3.connect",
}
MEMORY = 4 << 30
LARGEST = 256 << 20  # What a file may grow to, the output of the project among them.


class Forbidden(PermissionError):
    """What a project may not do while it is proved."""


class Hanging(BaseException):
    """The time of a process is over."""


def begin(scratch, seconds, host=None):
    """From here on this process may write below scratch only, connect to host only if at all, and run for so long."""
    limit()
    signal_at(seconds)
    allowed = os.path.realpath(scratch) + os.sep

    def is_inside(path):
        if not isinstance(path, (str, bytes)):
            return True  # A file that is open already.
        words = os.fsdecode(path)
        return words in ("", ":memory:", os.devnull) or (os.path.realpath(words) + os.sep).startswith(allowed)

    known = set()

    def is_known(address):
        """Whether it is the server of the proof; what its name means is asked for first."""
        name = address[0] if isinstance(address, tuple) else address
        name = os.fsdecode(name) if isinstance(name, bytes) else name
        if host is None:
            return False
        if not known:
            known.add(host)
            known.update(addresses(host))
        return name in known

    def hook(event, arguments):
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & WRITING and not is_inside(path):
                raise Forbidden("writes the file %s" % os.fsdecode(path))
        elif event in PROGRAMS:
            raise Forbidden("starts a program (%s)" % event)
        elif event in NETWORK:
            address = arguments[1] if event in ("socket.connect", "socket.bind", "socket.sendto") else arguments[0]
            if not is_known(address):
                raise Forbidden("uses the network (%s)" % (address,))
        elif event in CHANGES:
            paths = arguments[:2] if event in ("os.rename", "os.link", "shutil.move") else arguments[:1]
            paths = arguments[1:2] if event in ("os.symlink", "shutil.copyfile") else paths
            for path in paths:
                if not is_inside(path):
                    word = "opens the database" if event == "sqlite3.connect" else "changes"
                    raise Forbidden("%s %s" % (word, os.fsdecode(path)))

    sys.addaudithook(hook)


def addresses(host):
    """The numbers that the name of a host stands for."""
    import socket

    try:
        return {it[4][0] for it in socket.getaddrinfo(host, None)}
    except OSError:
        return set()


def limit():
    """No core dump, no more memory and no larger file than any project needs, if the system takes such limits."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    except (ImportError, ValueError, OSError):
        pass


def signal_at(seconds):
    """Raises Hanging where the code is when the time is over, so that the place is known."""

    def over(number, frame):
        raise Hanging("did not end within %d seconds" % seconds)

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, over)
        signal.setitimer(signal.ITIMER_REAL, seconds)
