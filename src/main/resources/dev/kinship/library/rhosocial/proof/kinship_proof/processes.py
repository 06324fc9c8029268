"""Processes of their own for import orders, ended with their children when their time is over."""
import gc
import itertools
import os
import select
import signal
import subprocess
import sys
import time

AT_ONCE = os.cpu_count() or 1

# When one of these has an end, the one that waits for the answer has ended: so do all processes.
watched = []

# More than any process has to tell.
LONGEST = 1000000


class Running:
    """One process: what it is for, what it has written, and until when it may run."""

    def __init__(self, order, number, reading, limit):
        self.order = order
        self.number = number
        self.reading = reading
        self.until = time.time() + limit
        self.written = b""

    def read(self):
        """Whether it goes on, after reading what it wrote."""
        part = os.read(self.reading, 65536)
        self.written = (self.written + part)[:LONGEST]
        return bool(part)

    def end(self, killed):
        """The lines that it wrote and its status; None for one whose time was over."""
        if killed:
            kill(self.number)
        os.close(self.reading)
        status = os.waitpid(self.number, 0)[1]
        kill(self.number)
        return self.written.decode("utf-8", "replace").splitlines(), None if killed else status


def kill(number):
    """Kills a process and what it has started, as far as they exist."""
    try:
        os.killpg(number, signal.SIGKILL)
    except (OSError, AttributeError):
        pass


def adopt():
    """Makes this process the parent of what its children leave, where the system can."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(36, 1)  # PR_SET_CHILD_SUBREAPER of Linux
    except (ImportError, OSError, AttributeError, TypeError):
        pass


def end_all():
    """Ends all children of this process, adopted ones among them."""
    ended = set()
    while True:
        try:
            with open("/proc/self/task/%d/children" % os.getpid()) as file:
                children = {int(it) for it in file.read().split()} - ended
        except OSError:
            return
        if not children:
            return
        for it in children:
            kill(it)
            try:
                os.kill(it, signal.SIGKILL)
                os.waitpid(it, 0)
            except OSError:
                pass
        ended |= children


def run_all(orders, limit, begin, words=None):
    """Runs begin(order, out) for each order; yields each with its lines and status, as they end.

    Each process is forked here; with words(order) it is a new Python with these words instead, which writes to its
    standard output.
    """
    waiting = iter(orders)
    running = []
    try:
        while True:
            for order in itertools.islice(waiting, AT_ONCE - len(running)):
                running.append(start(order, limit, begin, words))
            if not running:
                break
            patience = max(0, min(it.until for it in running) - time.time())
            ready = select.select([it.reading for it in running] + watched, [], [], patience)[0]
            if any(it in ready and not os.read(it, 1) for it in watched):
                end_all()
                for it in running:
                    kill(it.number)
                os._exit(1)
            for it in list(running):
                over = it.reading in ready and not it.read()
                late = time.time() > it.until
                if over or late:
                    running.remove(it)
                    yield (it.order,) + it.end(late and not over)
    finally:
        for it in running:
            it.end(True)


def start(order, limit, begin, words):
    reading, writing = os.pipe()
    if words:
        command = [sys.executable, "-m"] + words(order)
        process = subprocess.Popen(command, stdout=writing, start_new_session=True)
        process.returncode = 0  # It is waited for here.
        os.close(writing)
        return Running(order, process.pid, reading, limit)
    number = os.fork()
    if number:
        os.close(writing)
        return Running(order, number, reading, limit)
    os.setsid()
    gc.disable()
    os.close(reading)
    out = os.fdopen(writing, "w", encoding="utf-8")
    begin(order, out)
    out.flush()
    os._exit(0)
