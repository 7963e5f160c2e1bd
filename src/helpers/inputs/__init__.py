"""What comes in: spreadsheets, text files and YAML, read, checked, and refused in words.

A source is an .xlsx or .csv file. From bytes to observations it goes through

- `workbook` / `delimited_text`: raw sheets whose cells know address, number format and problem;
- `sheet_tables`, `header_blocks`: the tables of a sheet and where their headers stand;
- `layouts` (``params/layouts.yaml``), `office_header`, `taught`: which column is which measure;
- `table_rows`, `matching`: which region a row speaks of; `row_units`: kecamatan added up;
- `thousands`, `percent_columns`: columns decided as a whole;
- `checks`, `history`, `completeness`: what needs more than one cell to be seen;
- `sources`, `store`, `region_data`: all files together, kept, and cut for one region.

What people may lay beside their files:

``dkb.xlsx.yaml`` beside ``dkb.xlsx``
    teaches tables that the catalogue does not know (``tables``; ``rakor check`` prints it ready to
    fill in), and names older files that it is a revision of (``replaces: ["dkb-lama.xlsx"]``).
``dkb rev2.xlsx`` beside ``dkb.xlsx``
    is its second revision and is read instead of it.
``koreksi.yaml`` among the sources, or ``koreksi*.yaml`` in a folder of sources
    corrects single numbers::

        corrections:
          - source: dkb.xlsx
            region: "64.72"
            indicator: kia
            basis: dinamis
            as_of: "2024-11-12"
            part: pembilang
            old: 801
            new: 81
            reason: salah ketik, dikonfirmasi lewat surat
            decided_by: Kepala Bidang PIAK
            decided_on: "2024-11-13"
"""
