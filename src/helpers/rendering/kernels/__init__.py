"""Warm kernels: kernels forked from a server that has already imported what notebooks need.

On the asking side: ``server`` starts and ends the fork server, ``manager`` and ``provisioner`` are
what papermill and jupyter_client use, ``forked_kernel`` is a kernel seen from there. On the other
side: ``keeper`` → ``fork_server`` → ``guard`` → ``kernel_process``, each the parent of the next.
They speak in ``messages``. Where a system cannot fork, jupyter_client's own provisioner is used
and gives the same results.
"""
