# A wire between two TAP devices on which frames take their time, and stay in order. Reads lines "DELAY JITTER", in milliseconds: a
# frame takes the delay and at most the jitter more. Ends with its input. Usage: relay.py TAP TAP
import collections
import fcntl
import os
import random
import select
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TAP = 0x0002
IFF_NO_PI = 0x1000
LARGEST_FRAME = 1 << 16
LONGEST_QUEUE = 10_000
INPUT = 0


def tap(name):
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI))
    return device


class Direction:
    def __init__(self, source, target):
        self.source = source
        self.target = target
        self.frames = collections.deque()
        self.last = 0.0

    def take(self, delay, jitter):
        """Queues what has come; one look at the clock for each frame, since some have waited while others were written."""
        while len(self.frames) < LONGEST_QUEUE:
            try:
                frame = os.read(self.source, LARGEST_FRAME)
            except BlockingIOError:
                return
            self.last = max(self.last, time.monotonic() + delay + random.random() * jitter)
            self.frames.append((self.last, frame))

    def give(self):
        while self.frames and self.frames[0][0] <= time.monotonic():
            try:
                os.write(self.target, self.frames.popleft()[1])
            except OSError:
                pass  # Nobody is there, or they are busy: the frame is lost, as on a wire.


def main():
    one, other = tap(sys.argv[1]), tap(sys.argv[2])
    directions = {one: Direction(one, other), other: Direction(other, one)}
    delay = jitter = 0.0
    print("ready", flush=True)
    while True:
        due = [direction.frames[0][0] for direction in directions.values() if direction.frames]
        wait = max(0.0, min(due) - time.monotonic()) if due else None
        full = [source for source, direction in directions.items() if len(direction.frames) >= LONGEST_QUEUE]
        ready, _, _ = select.select([INPUT, *(directions.keys() - full)], [], [], wait)
        for source in ready:
            if source in directions:
                directions[source].take(delay, jitter)
            else:
                lines = os.read(INPUT, 4096).decode().splitlines()
                if not lines:
                    return
                delay, jitter = (float(number) / 1000 for number in lines[-1].split())
        for direction in directions.values():
            direction.give()


main()
