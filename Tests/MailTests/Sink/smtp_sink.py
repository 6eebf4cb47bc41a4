"""A mail server for tests: takes messages on one loopback port and keeps them as files.

    smtp_sink.py FOLDER [--refuse ADDRESS] [--defer ADDRESS] [--slow SECONDS] [--port PORT]

Prints its port, then serves until it is stopped. Message N is written to FOLDER/N.eml, its envelope to FOLDER/N.json.
"""

import argparse
import asyncio
import json
import pathlib


class Sink:
    def __init__(self, options):
        self.options, self.count = options, 0
        self.folder = pathlib.Path(options.folder)

    async def serve(self, reader, writer):
        async def say(line):
            writer.write(line.encode() + b"\r\n")
            await writer.drain()

        try:
            await asyncio.sleep(self.options.slow)
            await say("220 sink ready")
            sender, recipients = "", []
            while line := await reader.readline():
                words = line.decode("ascii", "replace").strip()
                verb = words.upper()
                if verb.startswith(("EHLO", "HELO")):
                    await say("250 sink")
                elif verb.startswith("MAIL FROM:"):
                    sender, recipients = self.address(words), []
                    await say("250 sender taken")
                elif verb.startswith("RCPT TO:"):
                    recipient = self.address(words)
                    if recipient == self.options.refuse:
                        await say("550 no such person")
                    elif recipient == self.options.defer:
                        await say("451 later")
                    else:
                        recipients.append(recipient)
                        await say("250 recipient taken")
                elif verb == "DATA":
                    await say("354 go on")
                    self.keep(sender, recipients, await self.data(reader))
                    await say("250 message taken")
                elif verb == "QUIT":
                    await say("221 bye")
                    break
                else:
                    await say("250 whatever")
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    @staticmethod
    def address(words):
        return words.split("<", 1)[-1].split(">", 1)[0]

    @staticmethod
    async def data(reader):
        lines = []
        while (line := await reader.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def keep(self, sender, recipients, data):
        self.count += 1
        part = self.folder / f"{self.count}.part"
        (self.folder / f"{self.count}.json").write_text(json.dumps({"from": sender, "to": recipients}))
        part.write_bytes(data)
        part.rename(self.folder / f"{self.count}.eml")


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--refuse", default="")
    parser.add_argument("--defer", default="")
    parser.add_argument("--slow", type=float, default=0)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    sink = Sink(options)
    server = await asyncio.start_server(sink.serve, "127.0.0.1", options.port)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
