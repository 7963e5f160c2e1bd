"""A notebook as analysts write them: every kind of cell of their own, to be run and printed."""

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDw"
    "AEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
PROSE = """# Catatan analis

Cakupan **naik** pada *sepuluh* daerah; rinciannya pada [laman dinas](https://contoh.go.id).[^1]

- jemput bola sekolah
- perekaman di rutan
  - tahap kedua

1. data diterima
2. data diperiksa

| Daerah | Jumlah |
|---|--:|
| Kota A | 1.250 |
| Kab. B | 75 |

> Kutipan rapat sebelumnya.

Rumus: $\\frac{memiliki}{wajib} \\times 100$

```
kode apa adanya
```

---

![tanda merah](GAMBAR)

[^1]: Catatan kaki analis.
""".replace("GAMBAR", PIXEL)
SET_UP = """import sys
import warnings

import pandas as pd

frame = pd.DataFrame(
    {"daerah": ["Kota A", "Kab. B & C"], "jumlah": [1250, 75], "persen": [99.6, 97.25]}
)"""
STYLER = 'frame.style.format({"persen": "{:.2f} %"}).hide(axis="index").set_caption("Gaya analis")'
MATPLOTLIB = """import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(4, 2))
axes.plot([1, 2, 3], [2, 4, 3])
plt.show()"""
SEABORN = """import seaborn as sns

sns.barplot(frame, x="daerah", y="jumlah", errorbar=None)"""
HTML = """from IPython.display import HTML

HTML("<table><tr><th>Nama</th><th>Nilai</th></tr><tr><td>isi HTML</td><td>7</td></tr></table>")"""
LOUD = """for step in range(3):
    sys.stderr.write(f"\\rmemuat {step}/3")
warnings.warn("PERINGATAN yang tidak dicetak")
print("selesai dihitung: 2 daerah")"""
PROGRESS = """from tqdm.auto import tqdm

for _ in tqdm(range(3), desc="BILAH KEMAJUAN"):
    pass"""


def notebook() -> nbformat.NotebookNode:
    """Return the notebook, not run yet."""
    cells = [
        new_markdown_cell(PROSE, id="prosa"),
        new_code_cell(SET_UP, id="persiapan"),
        new_markdown_cell("## Tabel analis", id="judul-tabel"),
        new_code_cell("frame", id="dataframe"),
        new_code_cell(STYLER, id="styler"),
        new_code_cell(HTML, id="html"),
        new_markdown_cell("## Gambar analis", id="judul-gambar"),
        new_code_cell(MATPLOTLIB, id="matplotlib"),
        new_code_cell(SEABORN, id="seaborn"),
        new_markdown_cell("## Keluaran program", id="judul-keluaran"),
        new_code_cell(LOUD, id="ramai"),
        new_code_cell(PROGRESS, id="kemajuan"),
    ]
    made = new_notebook(cells=cells)
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    return made
