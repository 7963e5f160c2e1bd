"""The command line: what can be asked for, and how failures reach people.

Only what is needed to read the command line is imported here, so that ``rakor --help`` answers at
once; each command imports its work when it is called.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from helpers.batch.stopping import stops_on_signals
from helpers.cli.console import complain, prepare_console
from helpers.cli.earlier_builds import has_been_built
from helpers.cli.help_text import Command, Group
from helpers.cli.usage_errors import TyperUsageError, in_indonesian
from helpers.errors import InterruptedRunError, RakorError

_INTERRUPTED_BY_TYPER = 130

# No Rich help (slow, English headings) and no Rich tracebacks (they print local variables, and
# local variables hold data).
app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    subcommand_metavar="PERINTAH …",
    options_metavar="",
)

Params = Annotated[Path, typer.Argument(metavar="PARAMS", help="Berkas YAML satu rapat.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FOLDER", help="Folder keluaran (bawaan: reports)."),
]


@app.callback()
def rakor() -> None:
    """Laporan analitis untuk rapat koordinasi Dukcapil, dari lembar kerja sampai PDF.

    Contoh – dari nol sampai laporan:

      rakor sample kaltim                           tulis data contoh
      rakor check data-contoh-kaltim.xlsx           periksa berkas
      rakor build params/rakorda-kaltim-2024.yaml   bangun laporan
      rakor verify reports/rakorda-kaltim-2024      periksa keutuhan hasil

    Kode keluar: 0 selesai · 1 selesai dengan temuan, atau sebagian laporan gagal · 2 salah pakai
    atau salah params · 3 masukan ditolak · 5 keluaran atau penyimpanan · 6 dihentikan, dapat
    dilanjutkan · 7 folder sedang dipakai proses lain.
    """


@app.command(cls=Command, options_metavar="[OPSI]")
def check(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="BERKAS|PARAMS…", help="Berkas .xlsx/.csv, folder, atau params."),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Temuan sebagai JSON, untuk program lain.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tampilkan pula apa yang dipahami dari tiap tabel.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Tulis pula temuan.xlsx dan temuan.html."),
    ] = None,
) -> int:
    """Periksa masukan: semua masalah dari semua berkas sekaligus, tanpa membangun apa pun.

    Contoh:

      rakor check data/dkb-november.xlsx
      rakor check data/*.xlsx --json
      rakor check data/dkb-november.xlsx --explain   yang dipahami dari tiap tabel
      rakor check data --out periksa                 temuan per wilayah untuk dikirim
      rakor check params/rakorda-kaltim-2024.yaml   params beserta semua sumbernya

    Kode keluar 3 bila ada yang menghalangi, 1 bila hanya peringatan, 0 bila bersih.
    """
    from helpers.cli.check_command import run_check  # noqa: PLC0415 - start-up time

    return run_check(inputs, as_json=as_json, explain=explain, out=out)


@app.command(name="list", cls=Command, options_metavar="[OPSI]")
def list_reports(params: Params, out: Out = None) -> int:
    """Tampilkan laporan sebuah rapat beserta keadaannya, dan sebabnya.

    Contoh:

      rakor list params/rakorda-kaltim-2024.yaml

    Keadaan: mutakhir · perlu dibangun ulang · gagal · belum ada.
    """
    from helpers.cli.list_command import run_list  # noqa: PLC0415 - start-up time

    return run_list(params, out=out)


@app.command(cls=Command, options_metavar="[OPSI]")
def build(
    params: Params,
    only: Annotated[
        str,
        typer.Option("--only", metavar="KODE,…", help="Hanya wilayah ini, misalnya 64 atau 64.72."),
    ] = "",
    notebook: Annotated[
        str, typer.Option("--notebook", metavar="NAMA,…", help="Hanya notebook ini.")
    ] = "",
    formats: Annotated[
        str,
        typer.Option("--format", metavar="pdf,html,xlsx", help="Bawaan: seperti dalam params."),
    ] = "",
    out: Out = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="N",
            min=1,
            max=64,
            help="Laporan sekaligus (bawaan: sebanyak inti prosesor).",
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Bangun juga yang sudah mutakhir.")
    ] = False,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster", metavar="ALAMAT", help="Kerjakan pada klaster Dask, misalnya tcp://…:8786."
        ),
    ] = "",
    profile: Annotated[
        bool, typer.Option("--profile", help="Tampilkan ke mana waktunya dipakai.")
    ] = False,
) -> int:
    """Bangun laporan sebuah rapat. Yang tidak berubah tidak dibangun ulang.

    Contoh:

      rakor build params/rakorda-kaltim-2024.yaml
      rakor build params/rakornas-2023.yaml --only 64,65 --workers 2
      rakor build params/rakorda-kaltim-2024.yaml --format pdf --out D:/keluaran

    Masukan diperiksa lebih dahulu; bila ditolak, tidak ada yang ditulis. Laporan lama tetap ada
    sampai penggantinya lengkap. Ctrl-C menghentikan; perintah yang sama melanjutkan.
    """
    # Signals first: reading the libraries takes a second in which people press Ctrl-C, too.
    with stops_on_signals():
        from helpers.cli.early_kernels import early_kernels  # noqa: PLC0415 - signals come first

        is_sure = fresh or not has_been_built(params, out)
        with early_kernels(at_once=is_sure and not cluster) as kernels:
            from helpers.cli.build_command import run_build  # noqa: PLC0415 - start-up time

            return run_build(
                params,
                only=_split(only),
                notebooks=_split(notebook),
                formats=_split(formats),
                out=out,
                workers=workers,
                fresh=fresh,
                cluster=cluster,
                is_profiled=profile,
                kernels=kernels,
            )


@app.command(cls=Command, options_metavar="[OPSI]")
def compare(
    old: Annotated[Path, typer.Argument(metavar="LAMA", help="Folder rapat, versi lama.")],
    new: Annotated[Path, typer.Argument(metavar="BARU", help="Folder rapat, versi baru.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Tulis pula perbandingan.html dan .xlsx."),
    ] = None,
) -> int:
    """Bandingkan dua versi: angka, target, putusan, dan definisi mana yang berubah, per wilayah.

    Contoh:

      rakor compare reports/rakornas-2023/.previous reports/rakornas-2023
      rakor compare arsip/rakornas-2023 reports/rakornas-2023 --out perbandingan

    Versi yang terakhir diganti tersimpan dalam folder .previous. Kode keluar 1 bila ada yang
    berubah, 0 bila sama.
    """
    from helpers.cli.compare_command import run_compare  # noqa: PLC0415 - start-up time

    return run_compare(old, new, out=out)


@app.command(cls=Command, options_metavar="[OPSI]")
def sample(
    name: Annotated[str, typer.Argument(metavar="NAMA", help="Nama contoh, misalnya kaltim.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="BERKAS", help="Berkas, atau folder bila contohnya banyak berkas."
        ),
    ] = None,
) -> int:
    """Tulis data contoh untuk dicoba dan ditiru; setiap lembarnya bertanda DATA CONTOH.

    Contoh:

      rakor sample kaltim
      rakor sample national                          satu berkas per provinsi, dalam satu folder
      rakor sample kaltim --out data/contoh.xlsx
    """
    from helpers.cli.sample_command import run_sample  # noqa: PLC0415 - start-up time

    return run_sample(name, out=out)


@app.command(cls=Command, options_metavar="[OPSI]")
def template(
    kind: Annotated[
        str, typer.Argument(metavar="JENIS", help="figures: angka indikator per kabupaten/kota.")
    ],
    codes: Annotated[
        list[str], typer.Argument(metavar="KODE…", help="Provinsi atau kabupaten/kota.")
    ],
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="TANGGAL", help="Tanggal data, misalnya 2024-11-12.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Folder (bawaan: isian).")
    ] = None,
) -> int:
    """Tulis buku kerja isian kosong, satu untuk tiap kabupaten/kota.

    Contoh:

      rakor template figures 64 --as-of 2024-11-12
      rakor template figures 64.72 --as-of 2024-11-12 --out isian

    Kode dan nama sudah terisi, judul terkunci, isi diperiksa oleh Excel. Berkas yang sudah diisi
    langsung terbaca sebagai sources.
    """
    from helpers.cli.template_command import run_template  # noqa: PLC0415 - start-up time

    return run_template(kind, codes, as_of=as_of, out=out)


@app.command(cls=Command, options_metavar="")
def verify(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder rapat yang berisi manifest.json.")
    ],
) -> int:
    """Periksa apakah berkas laporan masih sama dengan manifesnya.

    Contoh:

      rakor verify reports/rakorda-kaltim-2024

    Kode keluar 1 bila ada berkas yang hilang, berubah, atau tidak tercatat.
    """
    from helpers.cli.verify_command import run_verify  # noqa: PLC0415 - start-up time

    return run_verify(folder)


@app.command(cls=Command, options_metavar="[OPSI]")
def new(
    code: Annotated[str, typer.Argument(metavar="KODE", help="Kode wilayah, misalnya 63.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SUMBER…]", help="Berkas data; tanggalnya dibaca dari sini."),
    ] = None,
    like: Annotated[
        Path | None,
        typer.Option(
            "--like", metavar="PARAMS", help="Berkas rapat yang ditiru (bawaan: terbaru)."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="BERKAS", help="Bawaan: params/rakorda-NAMA-TAHUN.yaml."),
    ] = None,
) -> int:
    """Tulis params rapat untuk wilayah lain; yang sudah diketahui langsung terisi.

    Contoh:

      rakor new 63
      rakor new 63 data/kalsel/*.xlsx               tanggal data dibaca dari berkasnya

    Baris bertanda ISI dilengkapi sendiri. Berkas yang sudah ada tidak ditimpa.
    """
    from helpers.cli.new_command import run_new  # noqa: PLC0415 - start-up time

    return run_new(code, like=like, sources=tuple(sources or ()), out=out)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; failures of people become one message."""
    try:
        code = typer.main.get_command(app).main(
            args=list(arguments), prog_name="rakor", standalone_mode=False
        )
    except RakorError as error:
        complain(str(error))
        return error.exit_code
    except TyperUsageError as error:
        is_help = type(error).__name__ == "NoArgsIsHelpError"
        complain(str(error) if is_help else in_indonesian(error))
        return 2
    except KeyboardInterrupt:
        code = _INTERRUPTED_BY_TYPER
    if code == _INTERRUPTED_BY_TYPER:
        complain("dihentikan → jalankan perintah yang sama untuk melanjutkan")
        return InterruptedRunError.exit_code
    return code or 0


def main() -> None:
    """Run the command line of this process."""
    prepare_console()
    try:
        code = run(sys.argv[1:])
    except BrokenPipeError:
        # Somebody read the first lines and left (rakor list … | head). Nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


if __name__ == "__main__":
    main()
