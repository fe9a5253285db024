"""Trained weights (torch) -> the file of plain numbers that ships: vectors and letters in one byte, the rest in two.

python training/export.py weights.pt
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from batches import NAME_LABELS

PLACE = Path(__file__).resolve().parents[1] / "src/secondsource/lang/data/en/reader.npz"
LINEAR = ("upos", "xpos", "script", "arc_dep", "arc_head", "rel_dep", "rel_head", "name_hidden")


def in_bytes(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the table in whole numbers from -127 to 127, and the scale of each column; far outliers are clipped."""
    scale = np.quantile(np.abs(table), 0.9999, axis=0) / 127
    return np.clip(np.rint(table / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def text(values: list[str]) -> np.ndarray:
    """Return strings as the bytes of their lines: the file holds numbers only."""
    return np.frombuffer("\n".join(values).encode(), dtype=np.uint8)


def export(source: Path, place: Path) -> None:
    """Write the arrays that `secondsource.analyse.network` reads."""
    state = torch.load(source, weights_only=True)
    net = {name: value.numpy() for name, value in state["net"].items()}
    words = state["words"]
    out: dict[str, np.ndarray] = {"words": text(words)}
    out["vectors"], out["vectors.scale"] = in_bytes(net["vectors"])
    out["letters"], out["letters.scale"] = in_bytes(net["letters.weight"])
    for n in range(3):
        out[f"gates{n}.w"], out[f"gates{n}.b"] = net[f"layers.{n}.gates.weight"].T, net[f"layers.{n}.gates.bias"]
        out[f"norm{n}.w"], out[f"norm{n}.b"] = net[f"norms.{n}.weight"], net[f"norms.{n}.bias"]
    for name in LINEAR:
        out[f"{name}.w"], out[f"{name}.b"] = net[f"{name}.weight"].T, net[f"{name}.bias"]
    out["names.w"], out["names.b"] = net["names.main.weight"].T, net["names.main.bias"]
    out |= {"root": net["root"], "arc": net["arc"], "rel": net["rel"]}
    for name in ("upos", "xpos", "script", "rel"):
        out[f"answers.{name}"] = text(state[name])
    out["lemmas"] = text(state["lemmas"])
    out["answers.names"] = text(NAME_LABELS)
    small = {n: v.astype(np.float16) if v.dtype == np.float32 and "scale" not in n else v for n, v in out.items()}
    with place.open("wb") as file:
        np.savez_compressed(file, **small)
    print(place, place.stat().st_size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=PLACE)
    args = parser.parse_args()
    export(args.weights, args.out)
