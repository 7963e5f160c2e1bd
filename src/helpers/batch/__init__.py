"""From a params file to published reports: plan, run, publish, remember."""
