"""What a recorded frame costs: our black box against python-can's BLF and candump writers."""

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import can

from cockpit.links.black_box import BlackBox
from cockpit.links.black_box.blocks import pack_block
from cockpit.links.black_box.segments import SegmentWriter
from cockpit.links.raw_frame import RawFrame

SECONDS = 10.0
BATCH_S = 1 / 60
ROUNDS = 5


def make_batches() -> list[tuple[int, list[RawFrame]]]:
    """Four buses of about 4000 frames/s: counters, checksums, slow and noisy signals."""
    luck, batches = random.Random(1), []
    for bus in range(4):
        frames: list[RawFrame] = []
        for number in range(100):
            cycle = luck.choice((0.01, 0.02, 0.02, 0.05, 0.1)) * 0.92
            data = [luck.randrange(256) for _ in range(8)]
            at = luck.random() * cycle
            while at < SECONDS:
                data[0] = (data[0] + 1) & 15
                data[1] = (data[1] + luck.choice((-1, 0, 0, 1))) & 255
                data[7] = luck.randrange(256)
                frames.append((0x100 + 7 * number, 0, bytes(data), 1.8e9 + at))
                at += cycle + luck.uniform(-1e-4, 1e-4)
        frames.sort(key=lambda frame: frame[3])
        slots: dict[int, list[RawFrame]] = {}
        for frame in frames:
            slots.setdefault(int((frame[3] - 1.8e9) / BATCH_S), []).append(frame)
        batches += [(slot, bus, found) for slot, found in slots.items()]
    return [(bus, frames) for _, bus, frames in sorted(batches, key=lambda batch: batch[:2])]


def box_taking(batches: list[tuple[int, list[RawFrame]]], folder: Path) -> int:
    """The caller's share."""
    box = BlackBox(folder)
    for bus, frames in batches:
        box.take(bus, frames)
    return 0


def box_writing(batches: list[tuple[int, list[RawFrame]]], folder: Path) -> int:
    """The writing thread's share, run here so that it can be timed."""
    writer = SegmentWriter(folder, ("a", "b", "c", "d"), 1800, 1 << 30)
    waiting, count = [], 0
    for batch in batches:
        waiting.append(batch)
        count += len(batch[1])
        if count >= 2800:
            writer.append(pack_block(waiting))
            waiting, count = [], 0
    writer.append(pack_block(waiting))
    writer.close()
    return sum(path.stat().st_size for path in folder.iterdir())


def python_can(suffix: str) -> Callable[[list[tuple[int, list[RawFrame]]], Path], int]:
    def write(batches: list[tuple[int, list[RawFrame]]], folder: Path) -> int:
        messages = [
            can.Message(k_d[3], k_d[0], is_extended_id=False, data=k_d[2], channel=bus)
            for bus, frames in batches
            for k_d in frames
        ]
        path = folder / f"log{suffix}"
        write.started = time.process_time()  # type: ignore[attr-defined]
        with can.Logger(path) as writer:
            for message in messages:
                writer.on_message_received(message)
        return path.stat().st_size

    return write


def measure(
    write: Callable[[list[tuple[int, list[RawFrame]]], Path], int],
    batches: list[tuple[int, list[RawFrame]]],
) -> tuple[float, int]:
    """Best CPU seconds, and bytes on disk."""
    best, size = float("inf"), 0
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as name:
            before = time.process_time()
            size = write(batches, Path(name))
            end = time.process_time()
        best = min(best, end - getattr(write, "started", before))
    return best, size


def main() -> None:
    batches = make_batches()
    count = sum(len(frames) for _, frames in batches)
    print(f"{count} frames of four buses, {count / SECONDS:.0f} frames/s, best of {ROUNDS}")
    takes, _ = measure(box_taking, batches)
    box, box_size = measure(box_writing, batches)
    print(f"black box, caller      {takes / count * 1e6:6.3f} µs/frame")
    print(
        f"black box, its thread  {box / count * 1e6:6.3f} µs/frame {box_size / count:6.2f} B/frame"
    )
    for suffix, label in ((".blf", "BLF"), (".log", "candump")):
        cpu, size = measure(python_can(suffix), batches)
        print(
            f"python-can {label:<11} {cpu / count * 1e6:6.3f} µs/frame {size / count:6.2f} B/frame"
            f"   {cpu / box:.1f} × the time, {size / box_size:.1f} × the bytes"
        )
    half_hour = box_size / SECONDS * 1800
    print(f"half an hour of this: {half_hour / 1e6:.0f} MB ({os.cpu_count()} CPUs)")


if __name__ == "__main__":
    main()
