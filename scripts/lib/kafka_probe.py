"""What each broker itself knows, asked with a single Metadata request and no client library.

usage: kafka_probe.py brokers HOST:PORT[,...] ID...    exit 0 if every one lists all these brokers as live, else 1
       kafka_probe.py topics HOST:PORT[,...] NAME...   exit 0 if every one serves all these topics, led, else 1

Metadata version 1 is the oldest that every supported Kafka speaks and that can name "no topics"; no retry, 2 s limit.
"""
import socket
import struct
import sys

METADATA, VERSION, LIMIT = 3, 1, 2.0


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def number(self, form):
        value = struct.unpack_from(">" + form, self.data, self.at)[0]
        self.at += struct.calcsize(">" + form)
        return value

    def string(self):
        size = self.number("h")
        if size < 0:
            return None
        self.at += size
        return self.data[self.at - size:self.at].decode()

    def array(self, read):
        return [read() for _ in range(max(0, self.number("i")))]


def receive(connection, size):
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise OSError("closed")
        data += part
    return data


def metadata(address, topics):
    """(ids of the brokers, {topic: (error, [(error, leader) of its partitions])})"""
    def text(value):
        raw = value.encode()
        return struct.pack(">h", len(raw)) + raw

    body = struct.pack(">hhi", METADATA, VERSION, 1) + text("sandbox")
    body += struct.pack(">i", len(topics)) + b"".join(text(name) for name in topics)
    host, port = address.rsplit(":", 1)
    with socket.create_connection((host, int(port)), LIMIT) as connection:
        connection.settimeout(LIMIT)
        connection.sendall(struct.pack(">i", len(body)) + body)
        reply = Reader(receive(connection, struct.unpack(">i", receive(connection, 4))[0]))
    reply.number("i")  # correlation id

    def broker():
        node = reply.number("i")
        reply.string(), reply.number("i"), reply.string()  # host, port, rack
        return node

    def partition():
        error, _index, leader = reply.number("h"), reply.number("i"), reply.number("i")
        reply.array(lambda: reply.number("i")), reply.array(lambda: reply.number("i"))  # replicas, isr
        return error, leader

    def topic():
        error, name, _internal = reply.number("h"), reply.string(), reply.number("b")
        return name, (error, reply.array(partition))

    brokers = reply.array(broker)
    reply.number("i")  # controller id
    return brokers, dict(reply.array(topic))


def knows(what, address, names):
    brokers, topics = metadata(address, names if what == "topics" else [])
    if what == "brokers":
        return {int(name) for name in names} <= set(brokers)
    return len(topics) == len(set(names)) and all(
        error == 0 and partitions and all(e == 0 and leader >= 0 for e, leader in partitions)
        for error, partitions in topics.values())


def main(arguments):
    what, addresses, names = arguments[0], arguments[1].split(","), arguments[2:]
    for address in addresses:
        try:
            if not knows(what, address, names):
                return 1
        except OSError as error:
            sys.exit(f"{address}: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
