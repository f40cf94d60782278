# Listens on a port of the machine's loopback, tells it, and passes connections on to an address that a host reaches.
# Runs among the host's processes but in the network of the machine. Usage: door.py OWN-PORT ADDRESS PORT, where 0 is any.
import asyncio
import ctypes
import os
import socket
import sys

CLONE_NEWNET = 0x40000000


def enter_network_of_host():
    """Sockets made from here on are the host's; the one that listens is not."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open("/proc/1/ns/net") as network:
        if libc.setns(network.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "the network of the host cannot be entered")


async def pump(reader, writer):
    while data := await reader.read(1 << 16):
        writer.write(data)
        await writer.drain()
    writer.write_eof()


async def passed_on(near_reader, near_writer):
    writers = [near_writer]
    try:
        far_reader, far_writer = await asyncio.open_connection(sys.argv[2], int(sys.argv[3]))
        writers.append(far_writer)
        await asyncio.gather(pump(near_reader, far_writer), pump(far_reader, near_writer))
    except OSError:
        for writer in writers:
            writer.transport.abort()
    finally:
        for writer in writers:
            writer.close()


async def main():
    listening = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    enter_network_of_host()
    server = await asyncio.start_server(passed_on, sock=listening)
    print(listening.getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
