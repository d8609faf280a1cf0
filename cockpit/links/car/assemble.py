"""From a plan to the car that the link uses; decoders are compiled when first wanted."""

from pathlib import Path
from typing import Any

from cockpit.core.signal import Signal
from cockpit.core.signals import BY_PATH
from cockpit.links.car.arrays import ArrayState
from cockpit.links.car.codec import Arrays, FrameCodec, Signals
from cockpit.links.car.definition import Car, Command, Counter, Crc, Frame
from cockpit.links.car.encoder import make_encoder
from cockpit.links.car.plan import CarPlan, CommandPlan, CrcPlan, FramePlan, SignalPlan

KINDS: dict[str, type[Any]] = {
    "bool": bool,
    "int": int,
    "float": float,
    "str": str,
    "tuple": tuple,
}


def assemble(folder: Path, plan: CarPlan) -> Car:
    """The car of a plan; `folder` gives its name and stands before each warning."""
    signals = [_signal(signal) for signal in plan.signals]
    arrays = _arrays(plan)
    frames = [_frame(frame, signals, arrays) for frame in plan.frames]
    commands = [_command(command, plan.signals, signals) for command in plan.commands]
    return Car(
        name=folder.resolve().name,
        buses=plan.buses,
        frames={(frame.bus, frame.key): frame for frame in frames},
        sources={signal: frame for frame in reversed(frames) for signal in frame.signals},
        timeouts={signals[number]: seconds for number, seconds in plan.timeouts},
        intervals={signals[number]: seconds for number, seconds in plan.intervals},
        commands={command.signal: command for command in commands},
        warnings=tuple(f"{folder}/{line}" for line in plan.warnings),
    )


def _signal(plan: SignalPlan) -> Signal[Any]:
    if plan.own:
        return Signal(plan.path, KINDS[plan.kind], plan.unit, plan.low, plan.high)
    return BY_PATH[plan.path]


def _arrays(plan: CarPlan) -> dict[int, ArrayState]:
    sizes: dict[int, int] = {}
    for frame in plan.frames:
        for field in frame.fields:
            if field.slot >= 0:
                sizes[field.signal] = max(sizes.get(field.signal, 0), field.slot + 1)
    return {number: ArrayState(size) for number, size in sizes.items()}


def _crc(plan: CrcPlan | None) -> Crc | None:
    return Crc(plan.algorithm, plan.byte, plan.data_id) if plan else None


def _frame(plan: FramePlan, signals: Signals, arrays: Arrays) -> Frame:
    counter = plan.counter
    return Frame(
        bus=plan.bus,
        key=plan.key,
        name=plan.name,
        length=plan.length,
        is_fd=plan.is_fd,
        cycle_s=plan.cycle_s,
        timeout_s=plan.timeout_s,
        crc=_crc(plan.crc),
        counter=Counter(counter.start, counter.bits, counter.max_step) if counter else None,
        mux_start=plan.mux_start,
        mux_bits=plan.mux_bits,
        signals=tuple(dict.fromkeys(signals[field.signal] for field in plan.fields)),
        decoder=FrameCodec(plan, signals, arrays).decoder,
    )


def _command(plan: CommandPlan, kinds: list[SignalPlan], signals: Signals) -> Command:
    return Command(
        signal=signals[plan.signal],
        bus=plan.bus,
        key=plan.key,
        message=plan.message,
        is_fd=plan.is_fd,
        low=plan.low,
        high=plan.high,
        allowed=plan.allowed,
        interval_s=plan.interval_s,
        requires=plan.requires,
        echo_s=plan.echo_s,
        encode=make_encoder(plan, kinds[plan.signal].kind, _crc(plan.crc)),
        step=plan.step,
    )
