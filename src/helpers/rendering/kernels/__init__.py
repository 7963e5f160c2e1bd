"""Warm kernels: kernels forked from a server that has already imported what notebooks need.

``server`` starts and ends the fork server, ``provisioner`` is what jupyter_client talks to,
``fork_server`` and ``kernel_process`` are what runs on the other side. Where a system cannot
fork, jupyter_client's own provisioner is used and gives the same results.
"""
