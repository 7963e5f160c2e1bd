"""Report system for regional coordination meetings on population administration.

Layers, from the top: ``cli``, ``batch`` and ``distribution``, ``publication``, ``sections`` and
``rendering``, ``figures`` and ``display``, ``inputs``, ``vocabulary``, ``errors``. Imports go
downward only.
"""
