"""Trains the tiny English-Spanish Argos package that the tests load: `make_argos_package.py [FOLDER]`.

The package is real: a transformer in CTranslate2's int8 format, a SentencePiece model and a sentence splitter, in the
layout of argostranslate. It knows by heart the few hundred sentences of the grammar below, which are this project's own
text, and nothing else: it stands for the loading and decoding of a package, never for the quality of a translation.
Needs the extra `train` (torch, onnx). Takes about two minutes on one core; the same versions on the same kind of
processor give the same bytes.
"""

# torch and onnx are not installed where mypy runs.
# mypy: ignore-errors

from __future__ import annotations

import io
import json
import math
import sys
import tempfile
import zipfile
from itertools import product
from pathlib import Path

import ctranslate2
import onnx
import sentencepiece
import torch
from ctranslate2.specs import attention_spec, common_spec, transformer_spec
from torch import Tensor, nn

SUBJECTS = (
    ("The captain", "El capitán"),
    ("The teacher", "La profesora"),
    ("My sister", "Mi hermana"),
    ("The old fisherman", "El viejo pescador"),
    ("Our neighbour", "Nuestro vecino"),
    ("The mayor", "La alcaldesa"),
    ("A young doctor", "Un médico joven"),
)
ACTIONS = (
    ("repairs the boat", "repara el barco"),
    ("reads a letter", "lee una carta"),
    ("buys fresh bread", "compra pan fresco"),
    ("paints the door", "pinta la puerta"),
    ("draws a map", "dibuja un mapa"),
    ("sells apples", "vende manzanas"),
    ("waits for the train", "espera el tren"),
    ("opens the window", "abre la ventana"),
)
CIRCUMSTANCES = (
    ("in the harbour", "en el puerto"),
    ("every morning", "todas las mañanas"),
    ("before the storm", "antes de la tormenta"),
    ("near the bridge", "cerca del puente"),
    ("on Sunday", "el domingo"),
)
PHRASES = (
    ("Good morning.", "Buenos días."),
    ("Thank you very much.", "Muchas gracias."),
    ("Where is the station?", "¿Dónde está la estación?"),
    ("The library is closed.", "La biblioteca está cerrada."),
    ("It is raining.", "Está lloviendo."),
    ("The treaty was signed in the capital.", "El tratado se firmó en la capital."),
    ("The ministers met last week.", "Los ministros se reunieron la semana pasada."),
    ("The price of bread has risen.", "El precio del pan ha subido."),
)

PIECES, WIDTH, HEADS, LAYERS, INNER = 240, 96, 4, 2, 256
STEPS, BATCH, RATE, DROPOUT, SEED = 800, 64, 3e-3, 0.1, 7
UNKNOWN, START, END = (
    0,
    1,
    2,
)  # SentencePiece's own numbering; no training sentence has an unknown piece, so 0 also pads

NAME = "translate-en_es-1_0"
METADATA = {
    "package_version": "1.0",
    "argos_version": "1.9",
    "from_code": "en",
    "from_name": "English",
    "to_code": "es",
    "to_name": "Spanish",
    "type": "translate",
}
README = "Knows a few hundred sentences by heart. Made by scripts/make_argos_package.py for tests; Apache-2.0.\n"


def main() -> None:
    """Writes the package into the folder given, else into tests/data."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "tests" / "data"
    pairs = parallel_sentences()
    pieces = train_pieces(pairs)
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    model = train(processor, pairs)
    files = {
        "metadata.json": json.dumps(METADATA, indent=4).encode(),
        "README.md": README.encode(),
        "sentencepiece.model": pieces,
        "minisbd/en.onnx": sentence_splitter(),
        **converted(model, processor),
    }
    target = folder / f"{NAME}.argosmodel"
    target.write_bytes(archive(files))
    print(f"{target}: {len(pairs)} sentences, {target.stat().st_size:,} bytes")


def parallel_sentences() -> list[tuple[str, str]]:
    """Every sentence of the grammar with its translation."""
    sentences = [
        tuple(" ".join(parts) + "." for parts in zip(*choice, strict=True))
        for choice in product(SUBJECTS, ACTIONS, CIRCUMSTANCES)
    ]
    return [*PHRASES, *((english, spanish) for english, spanish in sentences)]


def train_pieces(pairs: list[tuple[str, str]]) -> bytes:
    """One SentencePiece model for both languages."""
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([side for pair in pairs for side in pair]),
        model_writer=written,
        vocab_size=PIECES,
        hard_vocab_limit=False,
        character_coverage=1.0,
        normalization_rule_name="identity",  # the default table alone weighs 240 kB
        num_threads=1,
        minloglevel=2,
    )
    return written.getvalue()


class Transformer(nn.Module):
    """A pre-norm transformer as CTranslate2 runs it: embeddings shared by both sides and the output, scaled."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        layer = {"dim_feedforward": INNER, "dropout": DROPOUT, "batch_first": True, "norm_first": True}
        self.embeddings = nn.Embedding(vocabulary, WIDTH)
        nn.init.normal_(self.embeddings.weight, std=WIDTH**-0.5)
        self.encoder = nn.TransformerEncoder(
            nn.TransformerEncoderLayer(WIDTH, HEADS, **layer), LAYERS, nn.LayerNorm(WIDTH), enable_nested_tensor=False
        )
        self.decoder = nn.TransformerDecoder(
            nn.TransformerDecoderLayer(WIDTH, HEADS, **layer), LAYERS, nn.LayerNorm(WIDTH)
        )

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """The scores of the next piece after each piece of `target`."""
        padding = source == UNKNOWN
        memory = self.encoder(self._embed(source), src_key_padding_mask=padding)
        decoded = self.decoder(
            self._embed(target),
            memory,
            tgt_mask=nn.Transformer.generate_square_subsequent_mask(target.shape[1]),
            tgt_is_causal=True,
            memory_key_padding_mask=padding,
        )
        return decoded @ self.embeddings.weight.T

    def _embed(self, pieces: Tensor) -> Tensor:
        return self.embeddings(pieces) * math.sqrt(WIDTH) + positions(pieces.shape[1])


def positions(length: int) -> Tensor:
    """The sinusoids that CTranslate2 computes where a model brings no position table (OpenNMT-tf's, from 1 on)."""
    half = WIDTH // 2
    scales = torch.exp(torch.arange(half) * -(math.log(10000) / (half - 1)))
    angles = torch.arange(1, length + 1).unsqueeze(1) * scales
    return torch.cat([torch.sin(angles), torch.cos(angles)], dim=1)


def train(processor: sentencepiece.SentencePieceProcessor, pairs: list[tuple[str, str]]) -> Transformer:
    """Learns the sentences by heart."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    sources = padded([processor.encode(source) for source, _ in pairs])
    targets = padded([[START, *processor.encode(target), END] for _, target in pairs])
    model = Transformer(processor.get_piece_size())
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=STEPS)
    for step in range(STEPS):
        batch = torch.randperm(len(pairs))[:BATCH]
        scores = model(sources[batch], targets[batch, :-1])
        loss = nn.functional.cross_entropy(
            scores.flatten(0, 1), targets[batch, 1:].flatten(), ignore_index=UNKNOWN, label_smoothing=0.1
        )
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            print(f"step {step}: loss {loss.item():.3f}", file=sys.stderr)
    return model.eval()


def padded(rows: list[list[int]]) -> Tensor:
    """The rows as one matrix."""
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True, padding_value=UNKNOWN)


def converted(model: Transformer, processor: sentencepiece.SentencePieceProcessor) -> dict[str, bytes]:
    """The files of the model in CTranslate2's format, int8."""
    spec = transformer_spec.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    embeddings = model.embeddings.weight.detach().numpy()
    spec.encoder.embeddings[0].weight = embeddings
    spec.decoder.embeddings.weight = embeddings
    spec.decoder.projection.weight = embeddings
    copy_norm(spec.encoder.layer_norm, model.encoder.norm)
    copy_norm(spec.decoder.layer_norm, model.decoder.norm)
    for layer, trained in zip(spec.encoder.layer, model.encoder.layers, strict=True):
        copy_attention(layer.self_attention, trained.self_attn, trained.norm1, queries_apart=False)
        copy_feed_forward(layer.ffn, trained, trained.norm2)
    for layer, trained in zip(spec.decoder.layer, model.decoder.layers, strict=True):
        copy_attention(layer.self_attention, trained.self_attn, trained.norm1, queries_apart=False)
        copy_attention(layer.attention, trained.multihead_attn, trained.norm2, queries_apart=True)
        copy_feed_forward(layer.ffn, trained, trained.norm3)
    vocabulary = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.config.layer_norm_epsilon = 1e-5
    spec.validate()
    spec.optimize(quantization="int8")
    with tempfile.TemporaryDirectory() as folder:
        spec.save(folder)
        ctranslate2.Translator(folder)  # refuses a model that it cannot run
        return {f"model/{path.name}": path.read_bytes() for path in sorted(Path(folder).iterdir())}


def copy_norm(spec: common_spec.LayerNormSpec, trained: nn.LayerNorm) -> None:
    """Copies a layer norm."""
    spec.gamma = trained.weight.detach().numpy()
    spec.beta = trained.bias.detach().numpy()


def copy_linear(spec: common_spec.LinearSpec, weight: Tensor, bias: Tensor) -> None:
    """Copies a linear layer."""
    spec.weight = weight.detach().numpy()
    spec.bias = bias.detach().numpy()


def copy_attention(
    spec: attention_spec.MultiHeadAttentionSpec,
    trained: nn.MultiheadAttention,
    norm: nn.LayerNorm,
    *,
    queries_apart: bool,
) -> None:
    """Copies an attention; torch keeps queries, keys and values in one matrix, as CTranslate2's self-attention does."""
    copy_norm(spec.layer_norm, norm)
    cuts = (0, WIDTH, 3 * WIDTH) if queries_apart else (0, 3 * WIDTH)
    for linear, start, end in zip(spec.linear, cuts, cuts[1:], strict=False):
        copy_linear(linear, trained.in_proj_weight[start:end], trained.in_proj_bias[start:end])
    copy_linear(spec.linear[-1], trained.out_proj.weight, trained.out_proj.bias)


def copy_feed_forward(spec: transformer_spec.FeedForwardSpec, trained: nn.Module, norm: nn.LayerNorm) -> None:
    """Copies a feed-forward block."""
    copy_norm(spec.layer_norm, norm)
    copy_linear(spec.linear_0, trained.linear1.weight, trained.linear1.bias)
    copy_linear(spec.linear_1, trained.linear2.weight, trained.linear2.bias)


def sentence_splitter() -> bytes:
    """A model for minisbd, which argostranslate would otherwise download: a sentence ends with each . ? or !"""
    units = ["<PAD>", "<UNK>", ".", "?", "!"]
    inside, end = [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]
    table = onnx.numpy_helper.from_array(torch.tensor([inside, inside, end, end, end]).numpy(), "table")
    integer, real = onnx.TensorProto.INT64, onnx.TensorProto.FLOAT
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Gather", ["table", "units"], ["classes"])],
        "sentences",
        [
            onnx.helper.make_tensor_value_info("units", integer, ["texts", "length"]),
            onnx.helper.make_tensor_value_info("features", real, ["texts", "length", "features"]),
        ],
        [onnx.helper.make_tensor_value_info("classes", real, ["texts", "length", 3])],
        [table],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=8)
    vocabulary = {"lang": "en", "_id2unit": units, "_unit2id": {unit: index for index, unit in enumerate(units)}}
    description = {"config": {"batch_size": 1}, "vocab": vocabulary, "lexicon": None}
    onnx.helper.set_model_props(model, {key: json.dumps(value) for key, value in description.items()})
    return model.SerializeToString()


def archive(files: dict[str, bytes]) -> bytes:
    """The files as a zip with fixed dates."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(f"{NAME}/{name}"), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


if __name__ == "__main__":
    main()
